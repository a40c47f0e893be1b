import {matchProbe} from '../catalogue/probes.ts';
import {scopePresets} from '../catalogue/scope-presets.ts';
import {whyNotSendTo} from '../core/audience.ts';
import type {Service} from '../core/cloud.ts';
import type {Probe} from '../core/probe.ts';
import type {RequestDraft} from './api-answer.ts';
import {requestUrl, serviceOfScope} from './request-url.ts';
import type {ResolvedChoice} from './resolve-choice.ts';

/** Where a draft goes and what the catalogue knows of it. */
export type PlannedRequest = {
	readonly url: URL;
	readonly service?: Service;
	readonly probe?: Probe;
	/** Why a token with the audiences given must not go there. */
	whyNot(audiences: readonly string[]): string | undefined;
};

/** What sending a draft comes to, before anything is sent. Throws EntokError `usage` for what is no address. */
export function plannedRequest(
	draft: RequestDraft,
	{cloud, scope}: Pick<ResolvedChoice, 'cloud' | 'scope'>,
): PlannedRequest {
	const url = requestUrl(draft.url, draft.method, scope, cloud);
	const ofScope = serviceOfScope(scope, cloud);
	// A host of another's is no service of the cloud, whatever its path looks like: the catalogue says nothing of it.
	const service =
		cloud.services.find(({origin}) => origin === url.origin && origin !== cloud.authority) ??
		(ofScope?.origin === url.origin ? ofScope : undefined);
	return {
		url,
		service,
		probe: service && matchProbe(service.id, draft.method, url.pathname + url.search),
		whyNot: audiences => whyNotSendTo(url, audiences, cloud, scopePresets, draft.allowedOrigins),
	};
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers by which a GET is carried out as something else on some servers (OData, «X-HTTP-Method»). */
const methodHeaders = new Set(['x-http-method', 'x-http-method-override', 'x-method-override']);

/** What in a draft may change something at the server: its method, or a header that stands for one. */
export function mayWriteBy({method, headers}: RequestDraft, probe: Probe | undefined): string | undefined {
	return !safeMethods.has(method) && !probe?.readOnly
		? method
		: headers.find(({name}) => methodHeaders.has(name.toLowerCase()))?.name;
}
