import type {Flow} from '../core/flow.ts';
import {clientCredentials} from './client-credentials.ts';
import {refreshToken} from './refresh-token.ts';

/** Every flow entok can carry out, in the order they are offered. */
export const flows: readonly Flow[] = [clientCredentials, refreshToken];

export const findFlow = (id: string): Flow | undefined => flows.find(flow => flow.id === id);
