import {closest} from '../../../core/closest.ts';
import {isJsonObject} from '../../../core/json.ts';
import {keyNamed, namedKeys} from '../../../core/key-names.ts';
import type {Action} from '../action.ts';
import {shownKey} from '../shown-key.ts';
import {keyConflicts} from './conflicts.ts';
import type {KeyProblem, OwnKeys} from './own-keys.ts';
import {whyUnfit} from './unfit-key.ts';
import {withKeys} from './with-keys.ts';

/** Keys that get a person out of anything: what they run keeps them, and nothing else may have them. */
const waysOut: Readonly<Record<string, string>> = {'program.back': 'escape', 'program.interrupt': 'ctrl-c'};
const keysOut = Object.values(waysOut);

/** Nobody remembers more; the same number stands in keys.schema.json. */
const mostKeys = 8;

type Fault = Omit<KeyProblem, 'entry'>;

/** The name of a key, or what is wrong with it. */
function readKey(written: unknown, id: string): Fault | string {
	if (typeof written !== 'string') {
		return {reason: 'a key is a text, such as "t" or "ctrl-t"'};
	}

	const key = keyNamed(written);
	if (key === undefined) {
		const near = closest(written, namedKeys);
		return {
			reason: `there is no key «${written}»`,
			advice: near === undefined ? 'Write t, T, enter, ctrl-t or page-up.' : `Did you mean ${near}?`,
		};
	}

	if (keysOut.includes(key) && waysOut[id] !== key) {
		return {reason: `${shownKey(key)} leads out of everything and stays what it is`};
	}

	const unfit = whyUnfit(key);
	return unfit === undefined ? key : {reason: `${shownKey(key)} cannot be used: ${unfit}`};
}

/** The keys of one entry, or what is wrong with them. */
function keysOf(id: string, written: unknown): readonly string[] | Fault {
	if (!Array.isArray(written) || written.length > mostKeys) {
		return {reason: `an action has a list of at most ${mostKeys} keys`, advice: 'For example ["t", "ctrl-t"], or [].'};
	}

	const keys: string[] = [];
	for (const one of written as readonly unknown[]) {
		const key = readKey(one, id);
		if (typeof key !== 'string') {
			return key;
		}

		if (keys.includes(key)) {
			return {reason: `${shownKey(key)} stands there twice`};
		}

		keys.push(key);
	}

	const wayOut = waysOut[id];
	if (wayOut !== undefined && !keys.includes(wayOut)) {
		return {reason: `${shownKey(wayOut)} must stay among its keys: it is the way out`};
	}

	if (keys.length > 0 && keys.every(key => key.startsWith('alt-'))) {
		return {
			reason: `${shownKey(keys[0] ?? '')} cannot be its only key: Esc and then that letter, pressed quickly, is the same`,
			advice: 'Give it another key beside it.',
		};
	}

	return keys;
}

/**
 * Takes entries away until no two actions get in each other's way: first those that want the key of an action which
 * keeps it, then of two entries the later one.
 */
function withoutConflicts(
	actions: readonly Action[],
	changed: Map<string, readonly string[]>,
	problems: KeyProblem[],
): void {
	for (;;) {
		const order = [...changed.keys()];
		const conflicts = keyConflicts(withKeys(actions, changed)).map(({key, actions: sharing}) => ({
			key,
			sharing: sharing.toSorted((a, b) => order.indexOf(b.id) - order.indexOf(a.id)),
		}));
		const worst = conflicts.find(({sharing}) => !changed.has(sharing[1]?.id ?? '')) ?? conflicts[0];
		const [taken, kept] = worst?.sharing ?? [];
		if (!(worst && taken && kept && changed.delete(taken.id))) {
			return;
		}

		problems.push({
			entry: taken.id,
			reason: `${shownKey(worst.key)} is a key of ${kept.id} already: ${kept.title}`,
			advice: `Give ${kept.id} another key, too, or none: [].`,
		});
	}
}

/** What a person's keys come to: the entries that are used, and those that are not. */
export type KeysRead = Pick<OwnKeys, 'changed' | 'problems' | 'refusal'>;

const refused = (message: string, hint: string): KeysRead => ({
	changed: new Map(),
	problems: [],
	refusal: {message, hint},
});

const example = 'For example {"version": 1, "keys": {"token.get": ["t", "ctrl-t"], "program.quit": []}}.';

/** Checks what stands in the key file, against the standard table of actions. */
export function readKeys(content: unknown, actions: readonly Action[]): KeysRead {
	if (!isJsonObject(content) || !isJsonObject(content['keys'])) {
		return refused('The file must hold an object with version and keys.', example);
	}

	if (content['version'] !== 1) {
		return Number.isInteger(content['version']) && Number(content['version']) > 1
			? refused(`The file has version ${content['version']}; this entok reads version 1.`, 'A newer entok reads it.')
			: refused('The version of the file must be 1.', example);
	}

	const ids = actions.map(({id}) => id);
	const changed = new Map<string, readonly string[]>();
	const problems: KeyProblem[] = Object.keys(content)
		.filter(name => !['$schema', 'version', 'keys'].includes(name))
		.map(name => ({entry: name, reason: 'the file has version and keys, and nothing else'}));
	for (const [id, written] of Object.entries(content['keys'])) {
		if (!ids.includes(id)) {
			const near = closest(id, ids);
			problems.push({
				entry: id,
				reason: 'there is no such action',
				advice: near === undefined ? 'entok keys lists the ids.' : `Did you mean ${near}?`,
			});
			continue;
		}

		const keys = keysOf(id, written);
		if ('reason' in keys) {
			problems.push({entry: id, ...keys});
		} else {
			changed.set(id, keys);
		}
	}

	withoutConflicts(actions, changed, problems);
	return {changed, problems};
}
