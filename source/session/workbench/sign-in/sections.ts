import type {Mark} from '../../../core/document.ts';
import {durationText} from '../../../core/duration.ts';
import type {EnterCode, SignIn} from '../../../core/prompt.ts';
import {codeGroups, spacedCode} from '../../sign-in-words.ts';
import {actionsOf} from '../actions.ts';
import type {Section} from '../fitting.ts';
import {keyFor} from '../keys/key-for.ts';
import {shownKey} from '../shown-key.ts';
import type {Workbench} from '../workbench.ts';
import {signInActions} from './actions.ts';
import {largeLetters} from './large-letters.ts';
import type {SignInLayer} from './layer.ts';
import {signInWays} from './ways.ts';

/** A line of the sign-in screen before it is painted; foreign texts among them are safe to print. */
export type SignInLine =
	/** Broken at blanks where it is too long; `indent` in cells. */
	| {readonly kind: 'text'; readonly text: string; readonly indent: number; readonly mark?: Mark}
	/** What is typed elsewhere. */
	| {readonly kind: 'strong'; readonly text: string}
	/** A row of large letters, `#` for what is painted. */
	| {readonly kind: 'large'; readonly text: string}
	/** How long the code is good for still; painted by itself, as it changes every second. */
	| {readonly kind: 'time'}
	| {readonly kind: 'way'; readonly text: string; readonly note: string; readonly isSelected: boolean}
	| {readonly kind: 'box'};

type SignInSection = Section<SignInLine>;

const text = (line: string, indent = 2): SignInLine => ({kind: 'text', text: line, indent});

const running = (line: string): SignInLine => ({kind: 'text', text: line, indent: 2, mark: 'running'});

function demoSection(workbench: Workbench): SignInSection {
	const {doors} = workbench;
	const lines = actionsOf(workbench)
		.filter(({id}) => id === 'sign-in.approve' || id === 'sign-in.decline')
		.map(({keys, title}) => text(`${shownKey(keys[0] ?? '')}  ${title}`));
	return {lines: doors.signIn?.playUser ? lines : [], rank: 4};
}

/** A device code: what must be read to type it comes last among what is dropped on a small screen, the code and its time never. */
export function deviceCodeSections(
	workbench: Workbench,
	prompt: EnterCode,
	isLarge: boolean,
): readonly SignInSection[] {
	const {show} = workbench.doors;
	const code = show(prompt.userCode);
	const rows = isLarge ? largeLetters(codeGroups(code)) : undefined;
	const answer = prompt.lastAnswer === undefined ? '' : `  ${show(prompt.lastAnswer)} (${prompt.polls})`;
	return [
		{lines: [text('1  On any device, open')], rank: 5},
		{lines: [{kind: 'strong', text: show(prompt.address, 'address')}], rank: 2},
		{lines: [text('2  Type this code')], rank: 5},
		{
			lines: rows
				? [...rows.map((row): SignInLine => ({kind: 'large', text: row})), text('')]
				: [{kind: 'strong', text: spacedCode(code)}],
			rank: 0,
			isTight: true,
		},
		{lines: [text(`without blanks: ${code}`, 5)], rank: 9},
		{lines: [text('3  Sign in as the user the token should be for')], rank: 8},
		{lines: [{kind: 'time'}], rank: 0, isTight: true},
		{
			lines: [running(`waiting for you, asks every ${durationText(prompt.interval)}${answer}`)],
			rank: 6,
		},
		demoSection(workbench),
		{lines: [text('Only type a code you asked for yourself.')], rank: 3, isTight: true},
		{lines: [text('Anyone who signs in with it gives their token to this window.')], rank: 7, isTight: true},
	];
}

/** The ways to a browser; on a small screen the one under the cursor and the box are what stays. */
export function browserSections(workbench: Workbench, prompt: SignIn, layer: SignInLayer): readonly SignInSection[] {
	const {show, signIn} = workbench.doors;
	const ways = signInWays(workbench, prompt);
	const other = signInActions.find(({id}) => id === 'sign-in.other')?.blocked?.(workbench);
	return [
		{
			lines: [
				text(
					signIn?.isRemote
						? 'This session runs over SSH: a browser here cannot come back to you.'
						: 'Sign in with a browser.',
				),
				text('Any one of these works:'),
			],
			rank: 9,
		},
		...ways.flatMap(({title, details, ...way}, index): readonly SignInSection[] => {
			const isSelected = index === layer.cursor;
			const key = 'actionId' in way ? keyFor(workbench, way.actionId) : '';
			const isOther = 'actionId' in way && way.actionId === 'sign-in.other';
			const off = isOther && other !== undefined ? [`not possible: ${other}`] : details;
			const isLast = index === ways.length - 1;
			return [
				{
					lines: [{kind: 'way', text: `${index + 1}  ${title}`, note: key, isSelected}],
					rank: isSelected ? 1 : 3 + Math.abs(index - layer.cursor) / 10,
					isTight: true,
				},
				{lines: off.map(line => text(show(line), 6)), rank: isSelected ? 2 : 7, isTight: !isLast},
			];
		}),
		{lines: prompt.notes.map(note => text(show(note))), rank: 6},
		{lines: [{kind: 'box'}], rank: 0, isTight: layer.boxFault !== undefined},
		{
			lines: layer.boxFault === undefined ? [] : [{kind: 'text', text: show(layer.boxFault), indent: 2, mark: 'no'}],
			rank: 1,
		},
		demoSection(workbench),
		{lines: [running(`waiting on localhost:${prompt.port}`)], rank: 8, isTight: true},
	];
}
