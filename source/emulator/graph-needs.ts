import {matchProbe} from '../catalogue/probes.ts';
import type {Need} from '../core/probe.ts';
import type {Caller} from './bearer.ts';

/** Permissions that let an app or user change things, by the first part of the path. */
const writeNeeds: ReadonlyMap<string, readonly string[]> = new Map([
	['users', ['User.ReadWrite.All', 'Directory.ReadWrite.All']],
	['me', ['User.ReadWrite', 'User.ReadWrite.All', 'Directory.ReadWrite.All']],
	['groups', ['Group.ReadWrite.All', 'GroupMember.ReadWrite.All', 'Directory.ReadWrite.All']],
	['applications', ['Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy', 'Directory.ReadWrite.All']],
	['serviceprincipals', ['Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy', 'Directory.ReadWrite.All']],
	['devices', ['Device.ReadWrite.All', 'Directory.ReadWrite.All']],
	['domains', ['Domain.ReadWrite.All']],
	['organization', ['Organization.ReadWrite.All']],
]);

const granted = (caller: Caller): readonly string[] => (caller.kind === 'app' ? caller.roles : caller.scopes);

const covers = (caller: Caller, names: readonly string[]): boolean => {
	const has = new Set(granted(caller).map(name => name.toLowerCase()));
	return names.some(name => has.has(name.toLowerCase()));
};

/** The catalogue's need for a path, or for the nearest path above it: `/groups/{id}` needs what `/groups` needs. */
function readNeed(caller: Caller, segments: readonly string[]): Need | undefined {
	for (let length = segments.length; length > 0; length -= 1) {
		const path = segments.slice(0, length).map(encodeURIComponent).join('/').replaceAll('%24', '$');
		const probe = matchProbe('graph', 'GET', `/v1.0/${path}`);
		if (probe) {
			return probe.needs[caller.kind === 'app' ? 'application' : 'delegated'];
		}
	}

	return {least: 'Directory.Read.All', also: ['Directory.ReadWrite.All']};
}

const passes = (caller: Caller, need: Need | undefined): boolean =>
	need !== undefined && (need.least === 'none' || covers(caller, [need.least, ...need.also]));

/** Whether a token may read a path below the version, by the catalogue. Users may read what is their own as `/me`. */
export function mayRead(caller: Caller, segments: readonly string[]): boolean {
	const [first = '', id = '', ...rest] = segments;
	const isOwn =
		caller.kind === 'user' &&
		first.toLowerCase() === 'users' &&
		[caller.objectId, caller.userName?.toLowerCase()].includes(id.toLowerCase());
	return passes(caller, readNeed(caller, segments)) || (isOwn && passes(caller, readNeed(caller, ['me', ...rest])));
}

/** Whether a token may change something below a path. */
export function mayWrite(caller: Caller, segments: readonly string[]): boolean {
	const [first = ''] = segments;
	const isMail = segments.at(-1)?.toLowerCase() === 'sendmail';
	return covers(caller, isMail ? ['Mail.Send'] : (writeNeeds.get(first.toLowerCase()) ?? ['Directory.ReadWrite.All']));
}
