import type {Flow} from '../core/flow.ts';
import {authorizationCode} from './authorization-code.ts';
import {clientCredentials} from './client-credentials.ts';
import {deviceCode} from './device-code.ts';
import {managedIdentity} from './managed-identity.ts';
import {onBehalfOf} from './on-behalf-of.ts';
import {ownToken} from './own-token.ts';
import {refreshToken} from './refresh-token.ts';
import {usernamePassword} from './username-password.ts';

/** Every flow entok can carry out, in the order they are offered. */
export const flows: readonly Flow[] = [
	clientCredentials,
	refreshToken,
	deviceCode,
	authorizationCode,
	onBehalfOf,
	usernamePassword,
	managedIdentity,
	ownToken,
];

export const findFlow = (id: string): Flow | undefined => flows.find(flow => flow.id === id);
