import {EntokError} from '../core/entok-error.ts';
import type {PickWish} from '../session/pick/wish.ts';
import type {Command} from './command.ts';
import {choiceOptions, type Options} from './options.ts';
import {printToken, type TokenForm, tellWhoseToken, tokenForms} from './token-output.ts';

const usualHeight = 10;

/** The list needs its query, a row, the choice and the keys to be of use. */
const leastHeight = 4;

const isTokenForm = (text: string): text is TokenForm => tokenForms.some(form => form === text);

/** What is to be printed; `--json` alone asks for it as JSON. */
function formOf({print, json}: Options): TokenForm | 'profile' {
	const form = print ?? (json ? 'json' : 'token');
	if (form === 'profile' || isTokenForm(form)) {
		return form;
	}

	throw new EntokError(
		'usage',
		'--print names no form there is.',
		`Forms: ${tokenForms.join(', ')}, and profile for the profile’s name.`,
	);
}

function heightOf({height}: Options): number {
	const rows = Number(height ?? usualHeight);
	if (Number.isInteger(rows) && rows >= leastHeight) {
		return rows;
	}

	throw new EntokError('usage', `--height is a number of rows, ${leastHeight} or more.`, 'For example --height 15.');
}

const wishOf = (options: Options, isNameOnly: boolean): PickWish => ({
	query: options.query ?? '',
	takesOnlyMatch: options['select-1'] === true,
	leavesWithoutMatch: options['exit-0'] === true,
	height: heightOf(options),
	isNameOnly,
});

/** Choose profile, flow and scope in a list on the terminal; the token alone goes to standard output. */
export const pick: Command = {
	usage: '[--query TEXT] [--print FORM]',
	about: [
		'Shows your profiles below the command line. Type to narrow them down, Enter gets the token, Tab changes flow and scope,',
		'Esc leaves with exit code 130. The list is painted on the terminal itself and erased, so standard input, output and error',
		'may be pipes or files. What you used last is chosen already; without a past, the profile’s first flow and scope.',
		'With --select-1 the only profile that matches is taken without asking; that works without a terminal, too.',
	],
	options: [...choiceOptions, 'query', 'select-1', 'exit-0', 'height', 'print', 'show'],
	mostArguments: 0,
	examples: [
		'TOKEN=$(entok pick)',
		'eval "$(entok pick --query prod --print env)"',
		'curl -H @<(entok pick -s graph --print header) https://graph.microsoft.com/v1.0/organization',
	],
	async run(call) {
		const form = formOf(call.options);
		const picked = await call.pick(wishOf(call.options, form === 'profile'));
		if (picked === undefined) {
			return 130;
		}

		const {session} = picked;
		const choice = session.resolved();
		if (form === 'profile') {
			call.stdout.write(`${call.show(choice.profile.name, 'name')}\n`);
			return 0;
		}

		const token = await picked.requestToken();
		tellWhoseToken(call, choice, token, true);
		printToken(call, choice.profile.name, token, form);
		return 0;
	},
};
