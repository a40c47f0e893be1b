import {appOnlyVerdict, type Claims, permissionsOf} from '../../../core/claims.ts';
import {serviceOf} from '../../../core/cloud.ts';
import type {Mark, Row} from '../../../core/document.ts';
import {toEntokError} from '../../../core/entok-error.ts';
import type {Probe} from '../../../core/probe.ts';
import {parseScope} from '../../../core/scope.ts';
import {mask} from '../../../core/secret.ts';
import type {TokenSet} from '../../../core/token-set.ts';
import {otherTokenNeeded} from '../../answer-verdict.ts';
import type {RequestDraft} from '../../api-answer.ts';
import {mayWriteBy, type PlannedRequest, plannedRequest} from '../../planned-request.ts';
import type {ResolvedChoice} from '../../resolve-choice.ts';
import {audiencesOfToken} from '../../send-request.ts';
import {partsOf} from '../token-content.ts';
import type {Workbench} from '../workbench.ts';
import {isMethod, methodFault} from './editor.ts';

/** One thing to know before a request is sent, in a sentence and in a word or two. */
export type PreflightRow = {
	readonly name: 'sends' | 'needs' | 'writes';
	readonly mark: Mark;
	readonly value: string;
	/** What cannot stand in one text with the masked header: all behind that counts as secret. */
	readonly note?: string;
	readonly short: string;
};

type Before = {
	readonly draft: RequestDraft;
	readonly planned: PlannedRequest;
	readonly choice: ResolvedChoice;
	readonly token: TokenSet | undefined;
	readonly claims: Claims | undefined;
};

function sends({draft, planned, choice, token}: Before): PreflightRow {
	const {cloud, scope} = choice;
	const audiences = token
		? audiencesOfToken(token, cloud)
		: parseScope(scope, serviceOf(cloud, 'graph')?.resource).resources;
	const reason = planned.whyNot(audiences);
	const also = [
		...draft.headers.map(({name}) => name),
		...(draft.body === undefined ? [] : [`a body of ${draft.body.length} characters`]),
	];
	if (reason !== undefined) {
		return {name: 'sends', mark: 'no', value: `nothing: ${reason}`, short: 'NO: other audience'};
	}

	const audience = token ? `aud matches ${planned.url.host}` : `a token for ${planned.url.host} is got first`;
	return {
		name: 'sends',
		mark: 'ok',
		value: `Authorization: Bearer ${mask}`,
		note: [audience, ...also].join(', '),
		short: 'ok',
	};
}

/** Whether the token holds what a probe needs at least, or something higher. */
function needs(probe: Probe | undefined, {choice, claims}: Before): PreflightRow {
	const row = (mark: Mark, value: string, short: string): PreflightRow => ({name: 'needs', mark, value, short});
	if (!probe) {
		return row('none', 'not known: the catalogue has no such request', 'not known');
	}

	const verdict = claims && appOnlyVerdict(claims).kind;
	const isApp =
		verdict === undefined || verdict === 'unclear' ? choice.flow.audience === 'app' : verdict === 'app-only';
	const kind = isApp ? 'application' : 'delegated';
	const need = probe.needs[kind];
	if (!need) {
		const wanted = otherTokenNeeded(isApp ? 'app-only' : 'delegated');
		return row('no', wanted, wanted.replace(/:.*/, ': NO'));
	}

	if (need.least === 'none') {
		return row('ok', 'nothing but a token that is good', 'any token');
	}

	if (probe.service === 'arm') {
		return row('none', `${need.least}: role assignments decide, the token does not say`, need.least);
	}

	const least = `${need.least} (least, ${kind})`;
	if (!claims) {
		return row('none', `${least}: the token will tell`, need.least);
	}

	const permissions = permissionsOf(claims)[kind];
	const held = [need.least, ...need.also].find(permission => permissions.includes(permission));
	return held === undefined
		? row('warn', `${least}: not held, may be refused`, `${need.least}: not held`)
		: row('ok', held === need.least ? `${least}: held` : `${least}: held by ${held}`, `${need.least}: held`);
}

function writes(draft: RequestDraft, probe: Probe | undefined, isAllowed: boolean): PreflightRow {
	const by = mayWriteBy(draft, probe);
	const row = (mark: Mark, value: string, short: string): PreflightRow => ({name: 'writes', mark, value, short});
	if (by === undefined) {
		return row('ok', `nothing: this ${draft.method} only reads`, 'nothing');
	}

	return isAllowed
		? row('warn', `on: ${by} may change something`, 'on')
		: row('no', `off: ${by} needs entok to be started with --allow-writes`, 'off');
}

/** What sending a request comes to, before anything is sent: the host against the audience, the permission, the method. */
export function preflight({session, doors}: Workbench, draft: RequestDraft): readonly PreflightRow[] {
	if (!isMethod(draft.method)) {
		return [{name: 'sends', mark: 'no', value: `nothing: ${methodFault}`, short: 'NO: no method'}];
	}

	try {
		const choice = session.resolved();
		const planned = plannedRequest(draft, choice);
		const {token: task} = session.state;
		const token = task.status === 'done' ? task.result : undefined;
		const parts = token && partsOf(token);
		const claims = parts === undefined || typeof parts === 'string' ? undefined : parts.payload;
		const before: Before = {draft, planned, choice, token, claims};
		const {probe} = planned;
		return [sends(before), needs(probe, before), writes(draft, probe, doors.allowed?.allowWrites === true)];
	} catch (thrown) {
		const {message, hint = ''} = toEntokError(thrown);
		return [{name: 'sends', mark: 'no', value: `nothing: ${message} ${hint}`, short: `NO: ${message}`}];
	}
}

/** The same as rows of a document. */
export const preflightDocument = (workbench: Workbench, draft: RequestDraft): readonly Row[] =>
	preflight(workbench, draft).map(({name, mark, value, note}) => ({
		kind: 'field',
		name,
		mark: mark === 'none' ? undefined : mark,
		value: workbench.doors.show(value),
		note: note === undefined ? undefined : workbench.doors.show(note),
	}));

const worst = ['no', 'warn', 'running', 'none', 'ok'] as const;

/** The same in one line, and the mark of the worst of it. Where not all of it fits, what is all right is left out. */
export function preflightLine(
	workbench: Workbench,
	draft: RequestDraft,
	fits: (text: string) => boolean = () => true,
): {readonly text: string; readonly mark: Mark} {
	const rows = preflight(workbench, draft);
	const line = (shown: readonly PreflightRow[]): string =>
		workbench.doors.show(shown.map(({name, short}) => `${name} ${short}`).join('  '));
	let shown = rows;
	while (!fits(line(shown)) && shown.some(({mark}) => mark === 'ok')) {
		const least = shown.findLast(({mark}) => mark === 'ok');
		shown = shown.filter(row => row !== least);
	}

	return {
		text: line(shown.length === 0 ? rows : shown),
		mark: worst.find(mark => rows.some(row => row.mark === mark)) ?? 'none',
	};
}
