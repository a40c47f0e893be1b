import type {Cloud} from './cloud.ts';
import {EntokError} from './entok-error.ts';
import type {ScopePreset} from './scope-preset.ts';

/** An audience in the form it is compared in: one trailing slash and the case of scheme, host and GUID do not count. */
export function normalAudience(audience: string): string {
	const trimmed = audience.replace(/\/$/, '');
	return /^[a-z]+:\/\//i.test(trimmed) || /^[\da-f-]{36}$/i.test(trimmed) ? trimmed.toLowerCase() : trimmed;
}

function originOf(text: string): string | undefined {
	try {
		const {origin, protocol} = new URL(text);
		return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
	} catch {
		return undefined;
	}
}

/** An origin the person allows, as `--allow-host` gives it. Throws EntokError `usage` for anything else, a pattern with a star included. */
export function allowedOrigin(text: string): string {
	const origin = originOf(text);
	if (origin === undefined || origin.includes('*') || origin !== text.replace(/\/$/, '').toLowerCase()) {
		throw new EntokError(
			'usage',
			`«${text}» is not an origin.`,
			'Write scheme and host, and a port if it is unusual: --allow-host https://api.example',
		);
	}

	return origin;
}

/** Whether a host is this machine itself, where plain HTTP is no risk. */
export const isLoopbackHost = (hostname: string): boolean =>
	hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);

/**
 * The origins a token with this audience may be sent to: those of the cloud's service it belongs to, those its preset
 * lists, and the audience's own when it is an address. Exact origins, parsed, never patterns over text; in a preset's
 * `https://*.vault.azure.net` the star stands for exactly one label.
 */
export function originsForAudience(audience: string, cloud: Cloud, presets: readonly ScopePreset[]): readonly string[] {
	const normal = normalAudience(audience);
	const services = cloud.services.filter(service => service.audiences.some(known => normalAudience(known) === normal));
	if (services.length > 0) {
		return services.map(service => service.origin);
	}

	const listed = presets.filter(preset =>
		Object.values(preset.scopes).some(scope => normalAudience(scope.slice(0, scope.lastIndexOf('/'))) === normal),
	);
	const own = originOf(audience);
	return [...new Set([...(own ? [own] : []), ...listed.flatMap(preset => preset.origins?.[cloud.id] ?? [])])];
}

function matchesOrigin(url: URL, served: string): boolean {
	const [scheme, host] = served.split('://*.');
	if (host === undefined) {
		return url.origin === originOf(served);
	}

	const label = url.hostname.slice(0, -host.length - 1);
	return url.origin === `${scheme}://${label}.${host}` && /^[a-z\d-]+$/.test(label);
}

/** Why a token must not go to an address, or undefined when it may. `allowed` are exact origins the person said yes to. */
export function whyNotSendTo(
	url: URL,
	audiences: readonly string[],
	cloud: Cloud,
	presets: readonly ScopePreset[],
	allowed: readonly string[],
): string | undefined {
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHost(url.hostname))) {
		return `a token goes over https only, and ${url.protocol}//${url.host} is not`;
	}

	if (url.username !== '' || url.password !== '') {
		return 'the address carries a user name or password';
	}

	const origins = audiences.flatMap(audience => originsForAudience(audience, cloud, presets));
	// Only a preset's origin may hold a star.
	if (allowed.includes(url.origin) || origins.some(origin => matchesOrigin(url, origin))) {
		return undefined;
	}

	const served = origins.length === 0 ? 'at no address entok knows' : `at ${[...new Set(origins)].join(', ')}`;
	return `the token is for ${audiences.join(', ') || 'an unknown audience'}, which is served ${served}, and this goes to ${url.origin}`;
}
