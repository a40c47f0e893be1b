import type {Prompt} from './core/prompt.ts';
import {systemClock} from './platform/system-clock.ts';
import type {DemoAnswer} from './session/workbench/sign-in/doors.ts';

/** What the demo user does in a browser: types the code, or goes where the sign-in begins. */
async function playUser(prompt: Prompt, answer: DemoAnswer): Promise<void> {
	const {beDemoUser} = await import('./emulator/demo-user.ts');
	const declines = answer === 'decline';
	if (prompt.kind === 'enter-code') {
		await beDemoUser(prompt.address, {userCode: prompt.userCode, declines});
	} else if (prompt.kind === 'sign-in') {
		await beDemoUser(prompt.startAddress, {declines});
	}
}

/** The demo tenant: an emulator on loopback, its profiles and its secrets, all in memory. */
export async function openDemo() {
	const [{createEmulator}, {serveEmulator}, {demoCloud, demoEnvironment, demoProfiles}, {demoSecrets}] =
		await Promise.all([
			import('./emulator/emulator.ts'),
			import('./emulator/server.ts'),
			import('./emulator/demo.ts'),
			import('./emulator/demo-secrets.ts'),
		]);
	const emulator = await createEmulator({clock: systemClock, key: 'demo'});
	const served = await serveEmulator(emulator);
	return {
		profiles: demoProfiles(served.origin),
		cloud: demoCloud(served.origin),
		environment: demoEnvironment(served.origin),
		secrets: new Map(demoSecrets(emulator)),
		playUser,
		close: () => served.close(),
	};
}
