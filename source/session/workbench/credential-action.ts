import type {Profile} from '../../core/profile.ts';
import {credentialProblem} from '../credential-problem.ts';
import {credentialDocument, problemRows} from '../documents/prompt-document.ts';
import type {Action} from './action.ts';
import {keyFor} from './keys/key-for.ts';
import {chosenProfile} from './lists.ts';
import type {Workbench} from './workbench.ts';

/** The profile under the cursor; from another panel, where that cursor is not what one looks at, the chosen one. */
function profileHere(workbench: Workbench): Profile | undefined {
	const {session, state} = workbench;
	if (state.focus !== 'profile') {
		return chosenProfile(session.state);
	}

	const id = workbench.currentRow('profile')?.id;
	return session.state.profiles.find(profile => profile.id === id);
}

function whyNotLook(workbench: Workbench): string | undefined {
	const profile = profileHere(workbench);
	if (!profile) {
		return workbench.state.focus === 'profile'
			? `There is no profile here. ${keyFor(workbench, 'profile.new')} makes one.`
			: `No profile is chosen. ${keyFor(workbench, 'profile.pick')} chooses one.`;
	}

	switch (profile.credential.kind) {
		case 'none':
			return 'A public client has nothing to prove itself with.';
		case 'secret':
			return 'A client secret is not shown; there is nothing else to tell of it.';
		case 'certificate':
		case 'federated':
			return undefined;
	}
}

/** Reads the profile’s credential and opens what it says. Nothing is sent to Entra. */
async function lookAtCredential(workbench: Workbench): Promise<void> {
	const {session, doors} = workbench;
	const profile = profileHere(workbench);
	if (!profile) {
		return;
	}

	const {layers} = workbench.state;
	workbench.say('Reading the credential.', 'running');
	try {
		const facts = await session.credentialFacts(profile);
		// Somebody who went on meanwhile is not called back.
		if (facts && workbench.state.layers === layers) {
			const now = doors.clock.now();
			const problem = credentialProblem(profile, facts, now);
			workbench.say(
				problem ? 'The credential cannot be used. Nothing was sent to Entra.' : 'Nothing was sent to Entra.',
				problem ? 'no' : 'ok',
			);
			workbench.open({
				kind: 'page',
				title: `What ${doors.show(profile.name, 'name')} proves itself with`,
				document: [...(problem ? problemRows(problem, doors.show) : []), ...credentialDocument(facts, now, doors.show)],
				offset: 0,
			});
		}
	} catch (thrown) {
		workbench.fail(thrown, 'The credential cannot be used', layers);
	}
}

export const credentialAction: Action = {
	id: 'profile.credential',
	title: 'look at the certificate or assertion before it is sent',
	short: 'credential',
	place: 'profile',
	keys: ['i'],
	blocked: whyNotLook,
	run: lookAtCredential,
};
