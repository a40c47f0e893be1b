import type {ServiceId} from '../core/cloud.ts';
import type {Probe} from '../core/probe.ts';
import {armProbes} from './arm-probes.ts';
import {graphProbes} from './graph-probes.ts';
import {partnerCenterProbes} from './partner-center-probes.ts';

/** Every test request of the catalogue. */
export const probes: readonly Probe[] = [...graphProbes, ...armProbes, ...partnerCenterProbes];

/** The probe with an id such as `graph.users`. */
export const findProbe = (id: string): Probe | undefined => probes.find(probe => probe.id === id);

const decoded = (segment: string): string => {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
};

/** The path's segments in lower case, without query and fragment; Graph's beta is read as v1.0. */
function segmentsOf(service: ServiceId, pathAndQuery: string): readonly string[] {
	const [path = ''] = pathAndQuery.split(/[?#]/, 1);
	const segments = path
		.split('/')
		.filter(segment => segment !== '')
		.map(segment => decoded(segment).toLowerCase());
	return service === 'graph' && segments[0] === 'beta' ? ['v1.0', ...segments.slice(1)] : segments;
}

const isPlaceholder = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}');

/**
 * How a template fits: one character a segment, `0` for a literal and `1` for a placeholder, so that the smallest
 * text is the closest fit.
 */
function fit(template: readonly string[], typed: readonly string[]): string | undefined {
	if (template.length !== typed.length) {
		return undefined;
	}

	const marks = template.map((segment, index) => {
		const given = typed[index] ?? '';
		if (segment === given) {
			return '0';
		}

		return isPlaceholder(segment) ? '1' : '?';
	});
	return marks.includes('?') ? undefined : marks.join('');
}

const templates = probes.map(probe => ({probe, segments: segmentsOf(probe.service, probe.path)}));

/**
 * The probe a typed request stands for, so that its permission is known: ids in the path match placeholders,
 * a literal segment beats a placeholder, case and query do not matter, Graph's `/beta/` counts as `/v1.0/`.
 */
export function matchProbe(service: ServiceId, method: string, pathAndQuery: string): Probe | undefined {
	const typed = segmentsOf(service, pathAndQuery);
	const verb = method.toUpperCase();
	let best: {readonly probe: Probe; readonly fit: string} | undefined;
	for (const {probe, segments} of templates) {
		const found = probe.service === service && probe.method === verb ? fit(segments, typed) : undefined;
		if (found !== undefined && (best === undefined || found < best.fit)) {
			best = {probe, fit: found};
		}
	}

	return best?.probe;
}
