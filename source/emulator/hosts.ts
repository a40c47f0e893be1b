import {publicCloud} from '../catalogue/clouds.ts';
import {type ServiceId, serviceOf} from '../core/cloud.ts';

/** What a host name of Microsoft's stands for; `metadata` is where a virtual machine asks about itself. */
export type HostedService = 'authority' | 'metadata' | ServiceId;

const hostOf = (origin: string): string => new URL(origin).host;

const hosted: ReadonlyMap<string, HostedService> = new Map<string, HostedService>([
	...[hostOf(publicCloud.authority), ...publicCloud.authorityAliases].map((host): [string, HostedService] => [
		host,
		'authority',
	]),
	...publicCloud.services.map(({id, origin}): [string, HostedService] => [hostOf(origin), id]),
	['169.254.169.254', 'metadata'],
]);

/** The names of the public cloud that the emulator answers to over HTTPS, so that a client can be led here unchanged. */
export const microsoftHosts: readonly string[] = [...hosted.keys()];

export const loopbackHosts: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/** The service a host name of Microsoft's stands for; undefined for any other, where the path alone says it. */
export const serviceOfHost = (hostname: string): HostedService | undefined => hosted.get(hostname);

/** A page of another site that lets its own name point here (DNS rebinding) still sends that name. */
export const isLoopbackHost = (host: string): boolean => /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);

/** The same for a name of Microsoft's, with or without the port a client names. */
export const isMicrosoftHost = (host: string): boolean => hosted.has(host.toLowerCase().replace(/:\d+$/, ''));

/** Every name the emulator answers to over HTTPS. */
export const isOwnHost = (host: string): boolean => isLoopbackHost(host) || isMicrosoftHost(host);

/** Where the services are for a caller. */
export type Origins = {
	readonly authority: string;
	readonly graph: string;
	readonly arm: string;
};

/** All at the origin that was asked; for a caller who used a name of Microsoft's, under those names. */
export function originsFor(origin: string): Origins {
	const at = (id: ServiceId): string => serviceOf(publicCloud, id)?.origin ?? origin;
	return isMicrosoftHost(new URL(origin).host)
		? {authority: publicCloud.authority, graph: at('graph'), arm: at('arm')}
		: {authority: origin, graph: origin, arm: origin};
}
