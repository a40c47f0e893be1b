import type {Show} from '../core/show.ts';
import {type Question, questionOf} from '../session/workbench/questions.ts';
import type {Layer} from '../session/workbench/state.ts';
import {shownField} from '../session/workbench/text-field.ts';
import {cellWidth, cutInside} from './cells.ts';
import {type SeenField, seenField} from './seen-field.ts';

/** The cells a field keeps beside a long prompt. */
const leastField = 12;

const samePrompt = (text: string): Question => ({text, short: text});

/** What a field in the status line asks for, whole and short. */
function promptOf(layer: Layer, show: Show): Question | undefined {
	switch (layer.kind) {
		case 'filter':
		case 'search':
			return samePrompt('/');
		case 'own-scope':
			return samePrompt('scope: ');
		case 'other-tenant':
			return {text: 'tenant, this once: ', short: 'tenant: '};
		case 'remember-sign-in':
			return {text: 'new file for this sign-in, or vault:NAME: ', short: 'new file: '};
		case 'pipe':
			return samePrompt('| ');
		case 'import-file':
			return samePrompt('file to import: ');
		case 'confirm-write': {
			const name = show(layer.name, 'name');
			return {text: `a write with a production profile; type ${name} to send it: `, short: `type ${name} to write: `};
		}

		default:
			return undefined;
	}
}

/** The whole text where it fits, else the short one, cut in its middle if need be. */
const fitted = ({text, short}: Question, width: number): string =>
	cellWidth(text) <= width ? text : cutInside(short, width);

/** What a layer puts into the status line: its question, or its field with what is asked for. `x` is the cursor's cell. */
export function statusContent(layer: Layer, show: Show, width: number): SeenField | undefined {
	const question = questionOf(layer, show);
	if (question) {
		const text = fitted(question, width);
		return {text, x: Math.min(width - 1, cellWidth(text) + 1)};
	}

	const asked = promptOf(layer, show);
	if (!(asked && 'field' in layer)) {
		return undefined;
	}

	const prompt = fitted(asked, width - leastField);
	const {text, x} = seenField(shownField(layer.field, show), width - cellWidth(prompt));
	return {text: prompt + text, x: cellWidth(prompt) + x};
}
