import type {Profile} from '../../core/profile.ts';
import {credentialDocument} from '../documents/prompt-document.ts';
import type {Action} from './action.ts';
import type {Workbench} from './workbench.ts';

const profileHere = (workbench: Workbench): Profile | undefined => {
	const id = workbench.currentRow('profile')?.id;
	return workbench.session.state.profiles.find(profile => profile.id === id);
};

function whyNotLook(workbench: Workbench): string | undefined {
	const profile = profileHere(workbench);
	if (!profile) {
		return 'There is no profile here. n makes one.';
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

/** Reads the credential of the profile under the cursor and opens what it says. Nothing is sent to Entra. */
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
			workbench.say('Nothing was sent to Entra.', 'ok');
			workbench.open({
				kind: 'page',
				title: `What ${doors.show(profile.name, 'name')} proves itself with`,
				document: credentialDocument(facts, doors.clock.now(), doors.show),
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
