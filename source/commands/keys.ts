import {EntokError} from '../core/entok-error.ts';
import {actions} from '../session/workbench/actions.ts';
import type {OwnKeys} from '../session/workbench/keys/own-keys.ts';
import {withKeys} from '../session/workbench/keys/with-keys.ts';
import type {Command, CommandCall} from './command.ts';
import {jsonOutput} from './json-output.ts';
import {type KeyRow, keyRows, markdownTable, textTable} from './keys-table.ts';

/** What is wrong with the key file, for people; nothing when it is right. */
function troubleText({path, refusal, problems}: OwnKeys, show: CommandCall['show']): string {
	if (refusal) {
		return `entok: ${show(refusal.message)}\n${refusal.hint === undefined ? '' : `  ${show(refusal.hint)}\n`}  The standard keys are used. The file: ${show(path)}\n`;
	}

	const entries = problems.map(
		({entry, reason, advice}) =>
			`  ${show(entry)}: ${show(reason)}.${advice === undefined ? '' : `\n    ${show(advice)}`}\n`,
	);
	return entries.length === 0 ? '' : `entok: not used, of ${show(path)}:\n${entries.join('')}`;
}

const json = (own: OwnKeys | undefined, rows: readonly KeyRow[]): string =>
	jsonOutput({
		file: own?.path ?? null,
		refusal: own?.refusal ?? null,
		problems: own?.problems ?? [],
		actions: rows.map(({place, keys, id, title, standard}) => ({
			id,
			place,
			title,
			keys,
			...(standard && {standardKeys: standard}),
		})),
	});

/** The keys of the workbench as they are here: the standard ones, and those of the person's key file. */
export const keys: Command = {
	usage: '[--markdown | --json]',
	about: [
		'Lists every action of the workbench: where it works, its keys, its id. Changed keys are marked.',
		'To change keys, write keys.json beside your profiles: {"version": 1, "keys": {"token.get": ["t", "ctrl-t"], "program.quit": []}}.',
		'An entry that cannot be used is told, and the others count; the exit code is 3 then. Nothing ever writes the file.',
	],
	options: ['markdown'],
	mostArguments: 0,
	examples: ['entok keys', 'entok keys --markdown > KEYS.md', 'entok keys --json'],
	async run(call) {
		if (call.options.markdown && call.options.json) {
			throw new EntokError('usage', 'Markdown and JSON exclude each other.', 'Leave out --markdown or --json.');
		}

		const own = await call.ownKeys();
		const rows = keyRows(actions, withKeys(actions, own?.changed ?? new Map()));
		if (call.options.json) {
			call.stdout.write(json(own, rows));
		} else {
			call.stdout.write(call.options.markdown ? markdownTable(rows) : textTable(rows));
			call.stderr.write(own ? troubleText(own, call.show) : '');
		}

		return own && (own.refusal || own.problems.length > 0) ? 3 : 0;
	},
};
