import {matchProbe} from '../catalogue/probes.ts';
import {normalAudience} from '../core/audience.ts';
import {type Cloud, type Service, serviceOf} from '../core/cloud.ts';
import {EntokError} from '../core/entok-error.ts';
import {parseScope} from '../core/scope.ts';

/** The service a scope's resource belongs to in a cloud. */
export function serviceOfScope(scope: string, cloud: Cloud): Service | undefined {
	const [resource] = parseScope(scope, serviceOf(cloud, 'graph')?.resource).resources;
	return resource === undefined
		? undefined
		: cloud.services.find(service =>
				service.audiences.some(audience => normalAudience(audience) === normalAudience(resource)),
			);
}

/** Graph's paths start with a version, save for a few. */
function graphPath(path: string): string {
	return /^\/(?:v1\.0|beta|oidc)(?:[/?]|$)/i.test(path) ? path : `/v1.0${path}`;
}

/** ARM refuses a request without api-version (MissingApiVersionParameter); the catalogue knows one for its paths. */
function armPath(path: string, method: string): string {
	if (/[?&]api-version=/i.test(path)) {
		return path;
	}

	const known = matchProbe('arm', method, path)?.path ?? '';
	const [version] = /api-version=[\d-]+/.exec(known) ?? [];
	return version === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}${version}`;
}

/** The whole address of what a person typed: an address stays as it is, a path goes to the service of the scope. */
export function requestUrl(typed: string, method: string, scope: string, cloud: Cloud): URL {
	if (typed.startsWith('/')) {
		const service = serviceOfScope(scope, cloud);
		if (!service) {
			throw new EntokError(
				'usage',
				`A path needs a service to go to, and entok knows none for the scope ${scope}.`,
				'Write the whole address, https://host/path.',
			);
		}

		const path = service.id === 'graph' ? graphPath(typed) : service.id === 'arm' ? armPath(typed, method) : typed;
		return new URL(`${service.origin}${path}`);
	}

	if (!URL.canParse(typed) || !/^https?:$/.test(new URL(typed).protocol)) {
		throw new EntokError(
			'usage',
			'This is neither an https address nor a path that starts with /.',
			'Try /me or https://graph.microsoft.com/v1.0/me.',
		);
	}

	return new URL(typed);
}
