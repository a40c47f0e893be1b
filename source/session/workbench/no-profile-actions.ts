import type {FlowId} from '../../core/flow-id.ts';
import {noProfile} from '../profile-for-call.ts';
import type {Action} from './action.ts';
import {toChosen} from './choose-actions.ts';
import {getToken} from './get-token.ts';
import {chosenProfile} from './lists.ts';
import type {Workbench} from './workbench.ts';

/** Gets a token for which no app has to be registered, in the cloud one is in; no profile stands for it in the list. */
async function getWithoutProfile(workbench: Workbench, flow: FlowId): Promise<void> {
	const {session} = workbench;
	const {cloud, customCloud} = chosenProfile(session.state) ?? session.state.profiles[0] ?? {cloud: 'public'};
	const profileId = session.savedProfiles.offer(noProfile({cloud, ...(customCloud && {customCloud})}));
	session.choose({profileId, flow, scope: session.state.choice.scope ?? 'graph'});
	for (const panel of ['profile', 'flow', 'scope'] as const) {
		toChosen(workbench, panel);
	}

	await getToken(workbench, flow === 'own-token');
}

/** What needs no profile. */
export const noProfileActions: readonly Action[] = [
	{
		id: 'token.own',
		title: 'use a token of your own: paste it, hidden',
		short: 'own token',
		place: 'everywhere',
		keys: [],
		run: workbench => getWithoutProfile(workbench, 'own-token'),
	},
	{
		id: 'token.managed-identity',
		title: 'get a token of this machine’s managed identity',
		short: 'managed identity',
		place: 'everywhere',
		keys: [],
		run: workbench => getWithoutProfile(workbench, 'managed-identity'),
	},
];
