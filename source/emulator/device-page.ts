import type {DeviceCode} from './device-codes.ts';
import {html, htmlPage} from './html.ts';
import type {Call, EmulatorResponse} from './message.ts';
import {grantOf, peopleAt, personNamed, signInFields} from './sign-in-form.ts';
import {formOf, registrationOf} from './token-request.ts';
import type {World} from './world.ts';

const askForCode = (fault?: string): EmulatorResponse =>
	htmlPage(fault === undefined ? 200 : 400, 'Enter the code', [
		...(fault === undefined ? [] : [html`<p role="alert">${fault}</p>`]),
		html`<p>Type the code that your device or program shows.</p>`,
		html`<form method="post" action="/devicelogin">
<label>Code <input name="user_code" autocomplete="off" autofocus></label>
<button>Next</button>
</form>`,
	]);

const askForPerson = (world: World, code: DeviceCode, appName: string): EmulatorResponse =>
	htmlPage(200, `Are you trying to sign in to ${appName}?`, [
		html`<p>Go on only if you typed the code of a device or program of your own. It asks for <code>${code.scope}</code>.</p>`,
		html`<form method="post" action="/devicelogin">
<input type="hidden" name="user_code" value="${code.userCode}">
${signInFields(peopleAt(world, code.authority))}
</form>`,
	]);

const done = (title: string, text: string): EmulatorResponse => htmlPage(200, title, [html`<p>${text}</p>`]);

/** Where a person types the code of a device, says who they are, and approves or declines. */
export function devicePage(world: World, call: Call): EmulatorResponse {
	if (call.method !== 'POST') {
		return askForCode();
	}

	const form = formOf(call);
	const code = world.deviceCodes.findTyped(form.get('user_code') ?? '');
	if (!code) {
		return askForCode('AADSTS70018: This code did not work. Check it and try again.');
	}

	if (code.endsAt <= call.now || code.status !== 'pending') {
		return askForCode('This code is over: it was used, or its time has passed. Ask the device for a new one.');
	}

	const {displayName} = registrationOf(world, code.clientId, '');
	if (form.get('answer') === 'decline') {
		world.deviceCodes.change(code, {status: 'declined'});
		return done('Declined', `${displayName} gets nothing. This page can be closed.`);
	}

	const person = form.has('answer') ? personNamed(peopleAt(world, code.authority), form.get('user')) : undefined;
	if (!person) {
		return askForPerson(world, code, displayName);
	}

	world.deviceCodes.change(code, {
		status: grantOf(person, form, {clientId: code.clientId, scope: code.scope, now: call.now}),
	});
	return person.home.mayNotUseDeviceCode.has(person.user.id)
		? done('You cannot get there from here', 'AADSTS53003: Access has been blocked by Conditional Access policies.')
		: done('You are signed in', `${displayName} goes on by itself. This page can be closed.`);
}
