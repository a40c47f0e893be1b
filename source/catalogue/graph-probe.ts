import type {Probe} from '../core/probe.ts';

const source = 'Microsoft Graph permissions reference data, 2026-08-07';

/** A reading request to Microsoft Graph v1.0; `path` starts after the version. */
export const graphProbe = (
	id: string,
	title: string,
	path: string,
	needs: Probe['needs'],
	more: Pick<Probe, 'headers' | 'note'> = {},
): Probe => ({
	id: `graph.${id}`,
	service: 'graph',
	title,
	method: 'GET',
	path: `/v1.0${path}`,
	needs,
	readOnly: true,
	source,
	...more,
});
