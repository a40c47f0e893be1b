import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {findScopePreset} from '../../catalogue/scope-presets.ts';
import {isGuid} from '../../core/guid.ts';
import {findFlow} from '../../flows/index.ts';
import {actionsFor} from '../../session/workbench/actions.ts';
import {chosenProfile} from '../../session/workbench/lists.ts';
import {questionText} from '../../session/workbench/request/questions.ts';
import type {Layer} from '../../session/workbench/state.ts';
import {shownField} from '../../session/workbench/text-field.ts';
import {Countdown} from '../components/countdown.tsx';
import {useSetting, useWorkbench} from '../hooks/use-workbench.ts';
import {markWords} from '../theme.ts';
import {shownKey} from './layer-view.tsx';

/** The first line: the choice as a sentence, what is special, and the countdown. */
export function Header({width}: {readonly width: number}): ReactNode {
	const {isDemo, theme} = useSetting();
	const {workbench, session} = useWorkbench();
	const {flow, scope, tenant, claims} = session.choice;
	const profile = chosenProfile(session);
	/** A GUID would leave no room for anything else; its first part tells tenants apart. */
	const shownTenant = (id: string): string => {
		const shown = workbench.doors.show(id, 'id');
		return isGuid(shown) ? `${shown.slice(0, 8)}…` : shown;
	};
	const parts = [
		profile &&
			`${workbench.doors.show(profile.name, 'name')}${tenant === undefined ? '' : ` in ${shownTenant(tenant)}`}`,
		flow && (findFlow(flow)?.title ?? flow),
		scope && (findScopePreset(scope)?.title ?? workbench.doors.show(scope)),
	].filter(Boolean);
	const isRoomy = width >= 60;
	const secrecy = workbench.revealed ? 'SHOWN' : 'MASKED';
	const writes = workbench.doors.allowed?.allowWrites ? 'WRITES' : '';
	const answers = claims !== undefined && isRoomy ? 'CLAIMS' : '';
	const marks = [profile?.production ? 'PROD' : '', writes, answers, isDemo && isRoomy ? 'DEMO' : '', secrecy]
		.filter(Boolean)
		.join(' ');
	const {token} = session;
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Box flexGrow={1} flexShrink={1} overflow="hidden">
				<Text wrap="truncate">
					{' '}
					{isRoomy ? <Text bold={theme.hasStyles}>entok </Text> : null}
					{parts.length === 0 ? unchosen(workbench.session.savedProfiles.all.length) : parts.join(' > ')}
				</Text>
			</Box>
			<Box flexShrink={0}>
				{token.status === 'done' ? <Countdown token={token.result} /> : null}
				<Text color={profile?.production ? theme.colours.no : undefined}> {marks} </Text>
			</Box>
		</Box>
	);
}

const unchosen = (profiles: number): string =>
	profiles === 0 ? 'no profile saved yet' : 'choose a profile with Enter';

/** What a field in the status line asks for. */
const prompts: Readonly<Partial<Record<Layer['kind'], string>>> = {
	filter: '/',
	'own-scope': 'scope: ',
	'other-tenant': 'tenant, this once: ',
	'remember-sign-in': 'new file for this sign-in: ',
	search: '/',
	pipe: '| ',
	'import-file': 'file to import: ',
};

/** The line for what just happened, or for the field that is open. */
export function StatusLine({width}: {readonly width: number}): ReactNode {
	const {theme} = useSetting();
	const {workbench, state} = useWorkbench();
	const layer = state.layers.at(-1);
	const prompt =
		layer?.kind === 'confirm-write'
			? `a write with a production profile; type ${workbench.doors.show(layer.name, 'name')} to send it: `
			: layer && prompts[layer.kind];
	if (layer?.kind === 'reveal') {
		return (
			<Box width={width} height={1} flexShrink={0}>
				<Text wrap="truncate">
					{' '}
					Show the access token for 15 seconds, for everyone who can see this screen? y yes Enter no
				</Text>
			</Box>
		);
	}

	if (layer?.kind === 'request-question') {
		return (
			<Box width={width} height={1} flexShrink={0}>
				<Text wrap="truncate"> {workbench.doors.show(questionText(layer))}</Text>
			</Box>
		);
	}

	if (layer?.kind === 'remove-profile') {
		return (
			<Box width={width} height={1} flexShrink={0}>
				<Text wrap="truncate">
					{' '}
					Remove {workbench.doors.show(layer.name, 'name')}? Its secrets stay where they are. y yes Enter no
				</Text>
			</Box>
		);
	}

	if (layer && 'field' in layer && prompt !== undefined) {
		const {before, under, after} = shownField(layer.field, workbench.doors.show);
		const cursor = under || ' ';
		return (
			<Box width={width} height={1} flexShrink={0}>
				<Text wrap="truncate-start">
					{' '}
					{prompt}
					{before}
					{theme.hasStyles ? <Text inverse>{cursor}</Text> : `_${cursor}`}
					{after}
				</Text>
			</Box>
		);
	}

	const {mark, text} = state.status;
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Text wrap="truncate" color={theme.colours[mark]}>
				{' '}
				{markWords[mark]} {workbench.doors.show(text)}
			</Text>
		</Box>
	);
}

const layerHints: Readonly<Partial<Record<Layer['kind'], string>>> = {
	help: 'type filter  Up/Down move  Enter run  Esc close',
	palette: 'type words  Up/Down move  Enter run  Esc close',
	filter: 'type letters  Up/Down move  Enter take it  Esc clear',
	'own-scope': 'Enter get token  Esc close',
	'other-tenant': 'a GUID or a domain  Enter get token  Esc close',
	'remember-sign-in': 'an absolute path or ~/  Enter write it, for you alone  Esc close',
	'request-editor': 'Tab field  Enter send  Ctrl-X keep  Ctrl-G editor  Ctrl-R start over  Esc close',
	'request-question': 'y yes  any other key: no',
	'confirm-write': 'type the name of the profile  Enter send  Esc no',
	search: 'type text  Enter stay  Esc back to where you were',
	pipe: 'a command of your shell, for example jq .value  Enter run  Esc close',
	explain: 'Enter or Esc close',
	error: 't try again  e edit profile  f other flow  j/k scroll  Esc back',
	refusal: 'j/k scroll  C answer a challenge  o whole answer  r again  Esc back',
	reveal: 'y show  any other key: no',
	welcome: 'j/k move  Enter choose  letter jumps  : cmd  Esc panels  q quit',
	page: 'j/k scroll  Esc back',
	'import-file': 'path of a .env or JSON file  Enter import  Esc close',
	'profile-editor': 'Tab field  Left/Right choice  Ctrl-X save  Ctrl-G editor  Esc close',
	'remove-profile': 'y remove  any other key: no',
};

/** The last line: what can be pressed now, most useful first; hints are dropped from the middle, never `? keys`. */
export function HintLine({width}: {readonly width: number}): ReactNode {
	const {workbench, state} = useWorkbench();
	const layer = state.layers.at(-1);
	const fault = layer && 'fault' in layer && layer.fault ? `NO ${workbench.doors.show(layer.fault)}` : undefined;
	const hints = layer && layer.kind !== 'response' ? (layerHints[layer.kind] ?? '') : hintsOf(workbench, width);
	const text = fault ?? hints;
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Text wrap="truncate"> {text}</Text>
		</Box>
	);
}

function hintsOf(workbench: Parameters<typeof actionsFor>[0], width: number): string {
	const hints = actionsFor(workbench)
		.filter(action => action.hint !== undefined)
		.sort((a, b) => (a.hint ?? 0) - (b.hint ?? 0));
	const texts = [...new Set(hints.map(({keys, short}) => `${shownKey(keys[0] ?? '')} ${short}`))];
	const last = texts.splice(-3);
	while (texts.length > 0 && [...texts, ...last].join('  ').length > width - 2) {
		texts.pop();
	}

	return [...texts, ...last].join('  ');
}
