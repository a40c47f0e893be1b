import {EntokError} from '../core/entok-error.ts';
import type {Flow} from '../core/flow.ts';
import {firstObstacle} from './obstacles.ts';
import {requestToken} from './token-endpoint.ts';

/** Entra does not take passwords with blanks around them in this flow, and answers as to a wrong one (AADSTS50126). */
function checkPassword(password: string): void {
	if (password.trim() !== password) {
		throw new EntokError(
			'configuration',
			'The password begins or ends with a blank, which this flow does not support. Nothing was sent.',
			'Was it copied with a blank? If it really has one, sign in with device-code or authorization-code instead.',
			{code: 'not-sent'},
		);
	}
}

/**
 * A user's name and password handed to this program (RFC 6749 section 4.3; Microsoft identity platform, «Resource
 * Owner Password Credentials»): for test tenants, hence off until a profile allows it.
 */
export const usernamePassword: Flow = {
	id: 'username-password',
	title: 'user name + password',
	audience: 'user',
	obstacle: request =>
		firstObstacle(request, [
			'plainAuthority',
			'passwordsOff',
			'notForPasswords',
			'badScope',
			'severalResources',
			'mixedDefaultScope',
		]),
	async acquire(request, tools) {
		const username = await tools.username();
		const password = await tools.password();
		checkPassword(password.reveal());
		return requestToken(
			{
				flow: 'username-password',
				grantType: 'password',
				fields: [
					{name: 'scope', value: request.scope},
					{name: 'username', value: username},
					{name: 'password', value: password},
				],
			},
			request,
			tools,
		);
	},
};
