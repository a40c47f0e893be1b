import {EntokError} from '../core/entok-error.ts';
import type {ListenForRedirect} from '../core/redirect-listener.ts';

export const listenForRedirect: ListenForRedirect = async () => {
	throw new EntokError('configuration', 'There is no listener yet.');
};
