import {EntokError} from '../core/entok-error.ts';
import type {Http} from '../core/http.ts';
import {createHttp} from './http.ts';
import type {HttpOptions} from './http-options.ts';
import {readSafely} from './safe-file.ts';

/** A chain of authorities is far below this. Bytes. */
const largestFile = 1024 * 1024;

async function readAuthority(path: string): Promise<string> {
	const file = await readSafely(path, {what: 'The certificate authority', limit: largestFile, trust: 'any'});
	if (file === undefined) {
		throw new EntokError(
			'configuration',
			`The certificate authority ${path} does not exist.`,
			'Correct the profile’s customCloud.certificateAuthority.',
		);
	}

	return file.text;
}

/** As `createHttp`, and trusts what a request names as its certificate authority: one connection pool for each such file. */
export function createTrustingHttp(options: HttpOptions): Http {
	const pools = new Map<string | undefined, Promise<Http>>();
	const make = async (path: string | undefined): Promise<Http> =>
		createHttp({...options, certificateAuthority: path === undefined ? undefined : await readAuthority(path)});

	return async request => {
		const path = request.certificateAuthority;
		const pool = pools.get(path) ?? make(path);
		pools.set(path, pool);
		return (await pool)(request);
	};
}
