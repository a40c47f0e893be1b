import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {challengeOf} from '../../core/claims-challenge.ts';
import type {Action} from '../../session/workbench/action.ts';
import {actionsFor} from '../../session/workbench/actions.ts';
import {keyFor} from '../../session/workbench/keys/key-for.ts';
import {placeHints} from '../../session/workbench/place-hints.ts';
import {sendsFrom} from '../../session/workbench/request/editor.ts';
import {editorIn} from '../../session/workbench/request/editor-keys.ts';
import {shownKey} from '../../session/workbench/shown-key.ts';
import type {Layer} from '../../session/workbench/state.ts';
import type {Workbench} from '../../session/workbench/workbench.ts';
import {cellWidth} from '../cells.ts';
import {useWorkbench} from '../hooks/use-workbench.ts';

/** Most needed first; the last one is how to get out. */
const layerHints: Readonly<Partial<Record<Layer['kind'], readonly string[]>>> = {
	help: ['Enter run', 'Up/Down move', 'type filter', 'Esc close'],
	palette: ['Enter run', 'Up/Down move', 'type words', 'Esc close'],
	filter: ['Enter take it', 'Up/Down move', 'type letters', 'Esc clear'],
	'own-scope': ['Enter get token', 'Esc close'],
	'other-tenant': ['Enter get token', 'a GUID or a domain', 'Esc close'],
	'remember-sign-in': ['Enter write it, for you alone', 'a path, vault:NAME or keychain:NAME', 'Esc close'],
	'request-question': ['y yes', 'any other key: no'],
	'confirm-write': ['Enter send', 'type the name of the profile', 'Esc no'],
	search: ['type text', 'Enter stay', 'Esc back to where you were'],
	pipe: ['Enter run', 'a command of your shell, for example jq .value', 'Esc close'],
	explain: ['Enter or Esc close'],
	reveal: ['y show', 'any other key: no'],
	'copy-curl': ['y copy', 'any other key: no'],
	page: ['j/k scroll', 'Esc back'],
	'import-file': ['Enter import', 'path of a .env or JSON file', 'Esc close'],
	'profile-editor': ['Tab field', 'Ctrl-X save', 'Left/Right choice', 'Ctrl-G editor', 'Esc close'],
	'secret-place': ['Enter choose', 'j/k move', 'letter jumps', 'Esc forget it'],
	'remove-profile': ['y remove', 'any other key: no'],
};

/** The hints that fit, dropped from before those that must stay at the end. */
function fitting(hints: readonly string[], kept: number, width: number): string {
	const last = hints.slice(-kept);
	const others = hints.slice(0, -kept);
	const line = (): string => [...others, ...last].join('  ');
	while (others.length > 0 && cellWidth(line()) > width) {
		others.pop();
	}

	return line();
}

/** What some actions do now, in few words. */
function actionHints(workbench: Workbench, actions: readonly Action[]): readonly string[] {
	const hinted = actions
		.filter(action => action.hint !== undefined && action.keys.length > 0 && action.blocked?.(workbench) === undefined)
		.sort((a, b) => (a.hint ?? 0) - (b.hint ?? 0));
	return [...new Set(hinted.map(({keys, short}) => `${shownKey(keys[0] ?? '')} ${short}`))];
}

const helpHint = (workbench: Workbench): string => `${keyFor(workbench, 'program.keys')} keys`;

/** The hints of a screen that has letters of its own; undefined for every other. */
function ownHints(workbench: Workbench, layer: Layer): readonly string[] | undefined {
	const help = helpHint(workbench);
	const hints = placeHints(workbench).map(({keys, short}) => `${shownKey(keys[0] ?? '')} ${short}`);
	switch (layer.kind) {
		case 'welcome': {
			const command = `${keyFor(workbench, 'program.palette')} cmd`;
			return ['Enter choose', 'j/k move', 'letter jumps', command, 'Esc panels', 'q quit'];
		}

		case 'copy': {
			const command = `${keyFor(workbench, 'program.palette')} cmd`;
			return ['letter or Enter copies', 'Up/Down move', command, help, 'Esc close'];
		}

		case 'sign-in':
			return layer.isTyping
				? ['Enter offer it', 'type or paste the address', 'Tab', 'Esc out of the box']
				: [...hints, help, 'Esc cancel'];
		case 'error':
			return hints.length === 0
				? ['j/k scroll', help, 'Esc back']
				: [...hints, 'Enter do it', 'j/k move', 'PgUp/PgDn more', help, 'Esc back'];
		case 'request-editor': {
			const {fields, at} = editorIn(workbench, layer);
			const enter = sendsFrom(fields[at]) ? ['Enter send', 'Tab field'] : ['Tab or Enter next field'];
			return [...enter, 'Ctrl-X keep', 'Ctrl-G editor', 'Ctrl-R start over', 'Esc close'];
		}

		case 'refusal':
			return [
				...(challengeOf(layer.answer.response) ? ['C answer a challenge'] : []),
				'o whole answer',
				'r again',
				'j/k scroll',
				help,
				'Esc back',
			];
		default:
			return undefined;
	}
}

/** The last line: what can be pressed now, most useful first; `? keys` and how to get out are never dropped. */
export function HintLine({width}: {readonly width: number}): ReactNode {
	const {workbench, state} = useWorkbench();
	const layer = state.layers.at(-1);
	const hints = layer && layerHints[layer.kind];
	const own = layer && ownHints(workbench, layer);
	const asksInStatusLine = layer?.kind === 'other-tenant' || layer?.kind === 'remember-sign-in';
	const fault = asksInStatusLine && layer.fault ? `NO ${workbench.doors.show(layer.fault)}` : undefined;
	const fitted = own
		? fitting(own, own.includes(helpHint(workbench)) ? 2 : 1, width - 2)
		: hints
			? fitting(hints, 1, width - 2)
			: fitting(actionHints(workbench, actionsFor(workbench)), 3, width - 2);
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Text wrap="truncate"> {fault ?? fitted}</Text>
		</Box>
	);
}
