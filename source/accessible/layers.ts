import {challengeOf} from '../core/claims-challenge.ts';
import {refusalDocument} from '../session/documents/answer-document.ts';
import {answerCopyCurl} from '../session/workbench/copy/keys.ts';
import {copyLines} from '../session/workbench/copy/menu.ts';
import {importFromFile} from '../session/workbench/first-run/import.ts';
import {layerKey} from '../session/workbench/layer-keys.ts';
import {removeProfile} from '../session/workbench/profile-actions.ts';
import {questionOf} from '../session/workbench/questions.ts';
import {answerQuestion, confirmWrite} from '../session/workbench/request/questions.ts';
import {runAction} from '../session/workbench/run-action.ts';
import type {Layer} from '../session/workbench/state.ts';
import {fieldWith} from '../session/workbench/text-field.ts';
import type {Workbench} from '../session/workbench/workbench.ts';
import {tellProfileForm} from './profile-form.ts';
import type {Reader} from './reader.ts';
import {actionsReading} from './readings.ts';
import {tellRequestForm} from './request-form.ts';
import {tellSecretPlaces} from './secret-places.ts';
import type {Talk} from './talk.ts';
import {linesOfDocument, spoken} from './words.ts';

/** What it takes to say a layer. */
export type Conversation = {
	readonly workbench: Workbench;
	readonly talk: Pick<Talk, 'voice' | 'ask'>;
	readonly reader: Pick<Reader, 'begin' | 'forgetPlace'>;
};

type Teller<Kind extends Layer['kind']> = (
	conversation: Conversation,
	layer: Extract<Layer, {readonly kind: Kind}>,
) => void | Promise<void>;

/** What a text field asks for; one that is not here is asked for by its name. */
const fieldQuestions: Readonly<Partial<Record<Layer['kind'], string>>> = {
	'own-scope': 'A scope of your own, such as https://graph.microsoft.com/.default',
	'other-tenant': 'A tenant to ask this once, a GUID or a domain',
	'remember-sign-in':
		'A new place for this sign-in: an absolute path or one that starts with ~/, vault:NAME or keychain:NAME',
	'import-file': 'Path of the file, JSON as in profiles.example.json or .env',
	pipe: 'A command that gets the answer, such as jq .value',
};

/** Asks for the text of a field. Enter alone leaves it: nothing is sent by pressing Enter once too often. */
async function askText({workbench, talk}: Conversation, layer: Layer, before: string): Promise<string | undefined> {
	if (before.trim() !== '') {
		talk.voice.line(`Until now: ${workbench.doors.show(before)}`);
	}

	const question = fieldQuestions[layer.kind] ?? layer.kind.replace(/-/g, ' ');
	const line = (await talk.ask(`${question}. Enter alone leaves it:`))?.trim();
	if (!line) {
		workbench.close();
		talk.voice.line('Left, nothing was done.');
	}

	return line || undefined;
}

/** Types a text into the field of the layer on top and presses Enter, as on a screen. */
async function askField(conversation: Conversation, layer: Layer, before: string): Promise<void> {
	const {workbench} = conversation;
	const text = await askText(conversation, layer, before);
	const top = workbench.topLayer;
	if (text !== undefined && top && 'field' in top) {
		const filled: Layer = {...top, field: fieldWith(text)};
		workbench.replaceLayer(filled);
		layerKey(workbench, filled, 'enter');
	}
}

/** A question that only a clear yes answers with yes. */
const askYes = async ({talk}: Conversation, question: string): Promise<boolean> =>
	/^y(?:es)?$/i.test((await talk.ask(`${question}, y or n; Enter alone means n:`))?.trim() ?? '');

const readActions = ({workbench, reader}: Conversation): void => {
	workbench.close();
	reader.begin(actionsReading(workbench, ''));
};

const tellers: {readonly [Kind in Layer['kind']]?: Teller<Kind>} = {
	help: readActions,
	palette: readActions,
	filter({workbench, talk, reader}, {panel}) {
		workbench.close();
		workbench.changeList(panel, {filter: ''});
		talk.voice.line('Two or more letters narrow this list down.');
		reader.forgetPlace();
	},
	explain({workbench, talk}, {title, text}) {
		workbench.close();
		talk.voice.line(`${workbench.doors.show(title)}: ${spoken(workbench.doors.show(text))}`);
	},
	refusal({workbench, talk}, {answer}) {
		workbench.close();
		talk.voice.lines(linesOfDocument(refusalDocument(answer, workbench.doors.show)));
		talk.voice.line(
			challengeOf(answer.response)
				? 'C answers the challenge and sends the request again. o reads the whole answer.'
				: 'o reads the whole answer.',
		);
	},
	page({workbench, reader}, {title, document}) {
		workbench.close();
		const lines = linesOfDocument(document).map(spoken);
		reader.begin({kind: 'text', title: [`${title}.`], lines, choices: [], prompt: 'q to go back:'});
	},
	async reveal(conversation) {
		const {workbench, talk} = conversation;
		talk.voice.line('The access token stays readable above, and in whatever keeps what this terminal shows.');
		const isWanted = await askYes(conversation, 'Print it');
		const {token} = workbench.session.state;
		workbench.close();
		if (isWanted && token.status === 'done') {
			talk.voice.secret('access token', token.result.accessToken);
		} else {
			talk.voice.line('It was not printed.');
		}
	},
	async copy({workbench, talk}) {
		const lines = copyLines(workbench);
		talk.voice.lines([
			'Copy. A letter or a number copies:',
			...lines.map(({action, note, reason}, index) =>
				[
					`${index + 1}. ${action.keys[0]}: ${spoken(action.short)}`,
					...(note === '' ? [] : [spoken(note)]),
					...(reason === undefined ? [] : [`not now: ${spoken(reason)}`]),
				].join('; '),
			),
		]);
		const typed = (await talk.ask('Letter or number; Enter alone leaves it:'))?.trim() ?? '';
		workbench.close();
		const chosen = lines.find(({action}, index) => action.keys.includes(typed) || String(index + 1) === typed);
		if (chosen) {
			await runAction(workbench, chosen.action);
		} else {
			talk.voice.line(
				typed === ''
					? 'Left, nothing was copied.'
					: `Nothing was copied: there is no "${workbench.doors.show(typed)}".`,
			);
		}
	},
	async 'copy-curl'(conversation, layer) {
		const question = questionOf(layer, conversation.workbench.doors.show)?.text ?? '';
		const isWanted = await askYes(conversation, question.replace(/\?$/, ''));
		await answerCopyCurl(conversation.workbench, isWanted ? 'y' : 'n');
	},
	async 'remove-profile'(conversation, layer) {
		const {workbench, talk} = conversation;
		const {profileId, name} = layer;
		const question = questionOf(layer, workbench.doors.show)?.text.replace(/^Remove /, 'Remove the profile ');
		const isWanted = await askYes(conversation, `${question} Remove it`);
		workbench.close();
		if (isWanted) {
			await removeProfile(workbench, profileId, name);
		} else {
			talk.voice.line('Nothing was removed.');
		}
	},
	async 'import-file'(conversation, layer) {
		const path = await askText(conversation, layer, '');
		if (path !== undefined) {
			conversation.workbench.close();
			await importFromFile(conversation.workbench, path);
		}
	},
	'profile-editor': ({workbench, talk}, {draftKey}) => tellProfileForm(workbench, talk, draftKey),
	'secret-place': ({workbench, talk}, layer) => tellSecretPlaces(workbench, talk, layer),
	'request-editor': ({workbench, talk}, layer) => tellRequestForm(workbench, talk, layer),
	async 'request-question'(conversation, layer) {
		const question = questionOf(layer, conversation.workbench.doors.show)?.text ?? '';
		const isWanted = await askYes(conversation, question.replace(/\?$/, ''));
		answerQuestion(conversation.workbench, layer, isWanted ? 'y' : 'n');
	},
	async 'confirm-write'(conversation, layer) {
		const {talk, workbench} = conversation;
		const {show} = workbench.doors;
		talk.voice.line(
			`${layer.draft.method} ${show(layer.draft.url)} may change something, and ${show(layer.name, 'name')} is marked as production.`,
		);
		const name = await talk.ask('The name of the profile sends it, anything else does not:');
		confirmWrite(workbench, {...layer, field: fieldWith(name ?? '')});
	},
	// Its own search is for a screen: here any text finds the lines in which it stands.
	search({workbench, talk, reader}) {
		workbench.close();
		talk.voice.line('Type two or more letters to find the lines in which they stand.');
		reader.forgetPlace();
	},
};

/** Layers that stay on top because they are places of their own. */
export const isPlace = ({kind}: Layer): boolean => kind === 'response' || kind === 'welcome' || kind === 'error';

/**
 * Says what a layer says, or asks what it asks. Most are closed afterwards; one that is still on top has more to ask.
 * One that is not known is never passed over in silence.
 */
export async function tellLayer(conversation: Conversation, layer: Layer): Promise<void> {
	const {workbench, talk} = conversation;
	// The table gives each kind its own teller; a lookup by a union of kinds loses that.
	const teller = tellers[layer.kind] as Teller<Layer['kind']> | undefined;
	if (teller) {
		await teller(conversation, layer);
	} else if ('field' in layer) {
		await askField(conversation, layer, layer.field.text);
	} else {
		workbench.close();
		talk.voice.line(
			`"${(layer as Layer).kind.replace(/-/g, ' ')}" is a view of the screen that plain lines cannot show yet. It was closed, and nothing was changed.`,
		);
	}
}
