import {serviceOf} from '../../../core/cloud.ts';
import {type CurlRequest, curlCommand} from '../../../core/curl-command.ts';
import {EntokError, toEntokError} from '../../../core/entok-error.ts';
import {mask, type Secret} from '../../../core/secret.ts';
import {authorizationHeader} from '../../../core/token-forms.ts';
import type {TokenSet} from '../../../core/token-set.ts';
import type {ApiAnswer, RequestDraft} from '../../api-answer.ts';
import {type PlannedRequest, plannedRequest} from '../../planned-request.ts';
import {audiencesOfToken, headersBesideToken} from '../../send-request.ts';
import {type AimedRequest, aimedRequest, whatIsMissing} from '../request/aim.ts';
import {keptDraft} from '../request/draft.ts';
import {draftOfAnswer} from '../response/open.ts';
import {openPage} from '../response/view.ts';
import type {Layer} from '../state.ts';
import type {Workbench} from '../workbench.ts';

/** Lie over the place that is meant. */
const menus: ReadonlySet<Layer['kind']> = new Set(['copy', 'copy-curl', 'help', 'palette']);

/** The request that was answered, with the address it went to. */
const answered = (workbench: Workbench, answer: ApiAnswer): AimedRequest => ({
	draft: {...draftOfAnswer(workbench, answer), url: answer.url},
});

/** The request one means: the one whose answer is read, the marked one in the list, else the last that was sent. */
function meantRequest(workbench: Workbench): AimedRequest | undefined {
	const {state, session} = workbench;
	const layer = state.layers.findLast(({kind}) => !menus.has(kind));
	if (layer?.kind === 'refusal') {
		return answered(workbench, layer.answer);
	}

	if (layer?.kind === 'response' && state.response) {
		const {draft, answer} = openPage(state.response);
		return {draft: {...draft, url: answer.url}};
	}

	const last = session.state.answer;
	return state.focus !== 'requests' && last.status === 'done'
		? answered(workbench, last.result)
		: aimedRequest(workbench);
}

type Meant = {readonly draft: RequestDraft; readonly planned: PlannedRequest};

/** Throws EntokError with the reason when there is no whole request. */
function meant(workbench: Workbench): Meant {
	const aimed = meantRequest(workbench);
	const missing = aimed && whatIsMissing(workbench, aimed);
	if (!aimed || missing !== undefined) {
		throw new EntokError('usage', missing ?? 'There is no request here: press 5 and mark one.');
	}

	const {cloud, scope} = workbench.session.resolved();
	const {service} = aimed;
	const draft = {...aimed.draft, ...workbench.doors.allowed};
	const resource = service && serviceOf(cloud, service)?.resource;
	const planned = plannedRequest(draft, {cloud, scope: resource === undefined ? scope : `${resource}/.default`});
	return {draft, planned};
}

/** What the copy menu says of the request it would copy; empty when there is none. */
export function meantRequestText(workbench: Workbench): string {
	const aimed = meantRequest(workbench);
	return aimed ? `${aimed.draft.method} ${aimed.draft.url}` : '';
}

/** Why there is no request to copy. */
export function noRequest(workbench: Workbench): string | undefined {
	try {
		meant(workbench);
		return undefined;
	} catch (thrown) {
		return toEntokError(thrown).message;
	}
}

export const requestAddress = (workbench: Workbench): string => meant(workbench).planned.url.href;

const curlOf = ({draft, planned}: Meant): CurlRequest => ({
	method: draft.method,
	url: planned.url.href,
	headers: headersBesideToken(draft, planned),
	body: draft.body,
});

/** The request as curl, every secret in it masked; the token comes from the variable ACCESS_TOKEN. */
export function maskedCurl(workbench: Workbench): string {
	const {draft, planned} = meant(workbench);
	const request = curlOf({draft, planned});
	const kept = keptDraft({...draft, ...request}, text => workbench.session.redact(text));
	return curlCommand({
		...request,
		url: kept.url,
		headers: kept.headers.map(({name, value}, index) => ({
			name,
			value: value === '' && request.headers[index]?.value !== '' ? mask : value,
		})),
		body: kept.body,
	});
}

/** Why the token is not written into the request: it is sent to nobody it is not for. */
export function whyNotWithToken(workbench: Workbench, token: TokenSet): string | undefined {
	try {
		const {planned} = meant(workbench);
		const {cloud} = workbench.session.resolved();
		const reason = planned.whyNot(audiencesOfToken(token, cloud));
		return reason && `Not with this token: ${reason}.`;
	} catch (thrown) {
		return toEntokError(thrown).message;
	}
}

/** The request as curl with the token in it. */
export const curlWithToken = (workbench: Workbench, token: Secret): string =>
	curlCommand(curlOf(meant(workbench)), authorizationHeader(token));
