import type {LoadCertificate} from '../core/client-certificate.ts';
import type {SecretStore} from '../core/doors.ts';
import {EntokError} from '../core/entok-error.ts';

export const createCertificateLoader =
	(_secrets: SecretStore): LoadCertificate =>
	async () => {
		throw new EntokError('configuration', 'Certificates are not read yet.');
	};
