import type {Row} from '../core/document.ts';
import {EntokError} from '../core/entok-error.ts';
import {keysTrouble} from '../session/workbench/keys/own-keys.ts';
import type {Command, CommandCall} from './command.ts';
import {doctorKeys} from './doctor-keys.ts';
import type {Fact} from './facts.ts';
import {jsonOutput} from './json-output.ts';
import {textOfDocument} from './lines.ts';

/** The key file, as far as there is one to read. */
async function keysFact(call: CommandCall): Promise<readonly Fact[]> {
	const own = await call.ownKeys();
	if (!own) {
		return [];
	}

	const trouble = keysTrouble(own);
	const note = `${own.changed.size} changed${trouble === undefined ? '' : `; ${trouble}`}`;
	return [{name: 'keys', value: own.path, mark: trouble === undefined ? 'ok' : 'warn', note}];
}

/** What entok finds on this machine; it sends nothing and shows no secret. */
export const doctor: Command = {
	usage: '[keys]',
	about: [
		'Tells what entok finds: runtime, terminal, profiles and their modes, variables it reads, proxies. Sends nothing.',
		'With keys: what arrives of the keys that are pressed, and what they run. For a terminal in which a key does nothing.',
	],
	options: [],
	mostArguments: 1,
	examples: ['entok doctor', 'entok doctor --json', 'entok doctor keys'],
	async run(call) {
		const [subject] = call.arguments;
		if (subject === 'keys') {
			return doctorKeys(call);
		}

		if (subject !== undefined) {
			throw new EntokError('usage', `There is no «doctor ${subject}».`, 'There are: entok doctor, entok doctor keys.');
		}

		const facts = [...(await call.facts()), ...(await keysFact(call))];
		call.stdout.write(
			call.options.json
				? jsonOutput({facts})
				: textOfDocument(facts.map((fact): Row => ({kind: 'field', ...fact, value: call.show(fact.value)}))),
		);
		return 0;
	},
};
