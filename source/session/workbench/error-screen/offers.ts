import type {EntokError} from '../../../core/entok-error.ts';
import type {FlowId} from '../../../core/flow-id.ts';
import type {Profile} from '../../../core/profile.ts';
import {findFlow} from '../../../flows/index.ts';
import type {RequestDraft} from '../../api-answer.ts';
import {isProfileAtFault, otherFlowOf} from '../../error-remedies.ts';
import {keyFor} from '../keys/key-for.ts';
import {chosenProfile} from '../lists.ts';
import type {Layer} from '../state.ts';
import type {Workbench} from '../workbench.ts';

export type ErrorLayer = Extract<Layer, {readonly kind: 'error'}>;

/** One thing that may help, with its letter on the screen and the action that does it. */
export type Offer = {
	readonly key: string;
	readonly title: string;
	readonly note: string;
	readonly actionId: 'error.flow' | 'error.edit' | 'error.claims' | 'error.again';
};

/** The error that is shown, wherever among the layers it is. */
export const shownError = ({state}: Workbench): ErrorLayer | undefined =>
	state.layers.findLast(layer => layer.kind === 'error');

export const savedProfile = ({session}: Workbench): Profile | undefined =>
	session.savedProfiles.find(chosenProfile(session.state)?.id ?? '');

/** The flow that would help, when the profile could use it. */
export function helpfulFlow({session}: Workbench, error: EntokError): FlowId | undefined {
	const flow = otherFlowOf(error);
	return flow === undefined || session.obstacle(flow) ? undefined : flow;
}

/** What failed and can be tried again: a request, or the token. */
export function triedWith({session}: Workbench, {error, draft}: ErrorLayer): 'token' | RequestDraft | undefined {
	const {token} = session.state;
	return draft ?? (token.status === 'failed' && token.error === error ? 'token' : undefined);
}

/** What can be done about an error, the most promising first. */
export function errorOffers(workbench: Workbench, layer: ErrorLayer): readonly Offer[] {
	const {error} = layer;
	const {attempt, claims} = error.facts;
	const offers: Offer[] = [];
	const other = helpfulFlow(workbench, error);
	if (other !== undefined && attempt) {
		const titleOf = (id: FlowId): string => findFlow(id)?.title ?? id;
		offers.push({
			key: keyFor(workbench, 'error.flow'),
			title: `use ${titleOf(other)} instead of ${titleOf(attempt.flow)}`,
			note: other === 'authorization-code' ? 'works over SSH, too' : '',
			actionId: 'error.flow',
		});
	}

	const saved = savedProfile(workbench);
	if (isProfileAtFault(error) && saved) {
		offers.push({
			key: keyFor(workbench, 'error.edit'),
			title: `edit the profile ${workbench.doors.show(saved.name, 'name')}`,
			note: '',
			actionId: 'error.edit',
		});
	}

	if (claims !== undefined) {
		offers.push({
			key: keyFor(workbench, 'error.claims'),
			title: 'show the claims challenge that came',
			note: 'it names what is missing',
			actionId: 'error.claims',
		});
	}

	if (triedWith(workbench, layer)) {
		offers.push({key: keyFor(workbench, 'error.again'), title: 'try again', note: '', actionId: 'error.again'});
	}

	return offers;
}
