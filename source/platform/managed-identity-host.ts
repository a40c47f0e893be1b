import {EntokError} from '../core/entok-error.ts';
import type {ManagedIdentityHost} from '../core/managed-identity-host.ts';

export const createManagedIdentityHost = (
	environment: Readonly<Record<string, string | undefined>>,
): ManagedIdentityHost => ({
	environment,
	hasArcAgent: async () => false,
	async readArcKey() {
		throw new EntokError('configuration', 'Challenge files are not read yet.');
	},
});
