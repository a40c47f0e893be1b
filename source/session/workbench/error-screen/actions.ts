import type {Document} from '../../../core/document.ts';
import {utcText} from '../../../core/duration.ts';
import {parseJsonObject} from '../../../core/json.ts';
import type {Show} from '../../../core/show.ts';
import {supportText} from '../../documents/support-text.ts';
import type {Action} from '../action.ts';
import {copyText, noClipboard} from '../copy/copy-text.ts';
import {openEditor} from '../editor/state.ts';
import {getToken} from '../get-token.ts';
import {keyFor} from '../keys/key-for.ts';
import {namedActions} from '../keys/named-actions.ts';
import {askAndSend} from '../request/questions.ts';
import type {Workbench} from '../workbench.ts';
import {type ErrorLayer, errorOffers, helpfulFlow, type Offer, savedProfile, shownError, triedWith} from './offers.ts';

/** A claims challenge as it is passed on, laid out for reading (OpenID Connect Core 5.5; Entra's `claims`). */
function claimsDocument(claims: string, show: Show): Document {
	const parsed = parseJsonObject(claims);
	const lines = parsed ? JSON.stringify(parsed, undefined, 2).split('\n') : [claims];
	return [
		{
			kind: 'text',
			text: 'Entra wants these claims in the next request for a token. What is essential names what is missing.',
		},
		{kind: 'blank'},
		...lines.map(line => ({kind: 'code', lines: [show(line)]}) as const),
	];
}

/** An action that is possible while it is among what is offered for the error on the screen. */
function offered(
	id: Offer['actionId'],
	title: string,
	short: string,
	hint: number,
	whyNot: (workbench: Workbench) => string,
	run: (workbench: Workbench, layer: ErrorLayer) => void | Promise<void>,
): Action {
	return {
		id,
		title,
		short,
		place: 'error',
		keys: namedActions[id],
		hint,
		blocked: workbench => {
			const layer = shownError(workbench);
			const isOffered = layer && errorOffers(workbench, layer).some(({actionId}) => actionId === id);
			return isOffered ? undefined : whyNot(workbench);
		},
		run: workbench => {
			const layer = shownError(workbench);
			return layer && run(workbench, layer);
		},
	};
}

/** What can be done about the error on the screen. */
export const errorActions: readonly Action[] = [
	offered(
		'error.flow',
		'use the flow that may work instead',
		'other flow',
		1,
		workbench =>
			`No other flow is known to help here. Esc goes back, then ${keyFor(workbench, 'panel.flow')} leads to the flows.`,
		async (workbench, {error}) => {
			workbench.session.choose({flow: helpfulFlow(workbench, error)});
			await getToken(workbench, true);
		},
	),
	offered(
		'error.edit',
		'edit the profile that was used',
		'edit profile',
		2,
		() => 'The profile is not to blame, or it is saved nowhere.',
		workbench => {
			workbench.close();
			openEditor(workbench, savedProfile(workbench)?.id);
		},
	),
	offered(
		'error.claims',
		'show the claims challenge that came with the refusal',
		'claims',
		3,
		workbench =>
			`No claims challenge came with this. Esc goes back, then ${keyFor(workbench, 'panel.scope')} leads to the scopes.`,
		(workbench, {error}) =>
			workbench.open({
				kind: 'page',
				title: 'Claims challenge',
				document: claimsDocument(error.facts.claims ?? '', workbench.doors.show),
				offset: 0,
			}),
	),
	offered(
		'error.again',
		'try again',
		'try again',
		4,
		() => 'There is nothing to try again here.',
		(workbench, layer) => {
			const tried = triedWith(workbench, layer);
			if (tried === 'token') {
				return getToken(workbench, false);
			}

			workbench.close();
			// An answer that is read already shows the new one in its place.
			return tried && askAndSend(workbench, tried, workbench.topLayer?.kind !== 'response');
		},
	),
	{
		id: 'error.copy',
		title: 'copy the ids for support: codes, trace and correlation id, time, flow',
		short: 'copy ids',
		place: 'error',
		keys: ['y', 'c'],
		hint: 5,
		blocked: workbench =>
			noClipboard(workbench) ?? (shownError(workbench) ? undefined : 'There is no error on the screen.'),
		run: async workbench => {
			const layer = shownError(workbench);
			const {show} = workbench.doors;
			await (layer &&
				copyText(workbench, 'ids for support', supportText(layer.title, layer.error, show, utcText(layer.at))));
		},
	},
];
