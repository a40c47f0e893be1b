import type {Row} from '../core/document.ts';
import type {Command} from './command.ts';
import {jsonOutput} from './json-output.ts';
import {textOfDocument} from './lines.ts';

/** What entok finds on this machine; it sends nothing and shows no secret. */
export const doctor: Command = {
	usage: '',
	about: [
		'Tells what entok finds: runtime, terminal, profiles and their modes, variables it reads, proxies. Sends nothing.',
	],
	options: [],
	mostArguments: 0,
	examples: ['entok doctor', 'entok doctor --json'],
	async run(call) {
		const facts = await call.facts();
		call.stdout.write(
			call.options.json
				? jsonOutput({facts})
				: textOfDocument(facts.map((fact): Row => ({kind: 'field', ...fact, value: call.show(fact.value)}))),
		);
		return 0;
	},
};
