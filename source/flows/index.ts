import type {Flow} from '../core/flow.ts';
import {authorizationCode} from './authorization-code.ts';
import {clientCredentials} from './client-credentials.ts';
import {deviceCode} from './device-code.ts';
import {refreshToken} from './refresh-token.ts';

/** Every flow entok can carry out, in the order they are offered. */
export const flows: readonly Flow[] = [clientCredentials, refreshToken, deviceCode, authorizationCode];

export const findFlow = (id: string): Flow | undefined => flows.find(flow => flow.id === id);
