import type {LoadCertificate} from '../core/client-certificate.ts';
import type {Clock} from '../core/clock.ts';
import type {Http} from '../core/http.ts';
import type {Secret} from '../core/secret.ts';

/** The outside world as a client that proves itself needs it. */
export type AuthenticationTools = {
	readonly http: Http;
	readonly clock: Clock;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly loadCertificate: LoadCertificate;
	newId(): string;
	/** The value behind a reference; nothing is resolved before it is needed. */
	resolve(reference: string, purpose: string): Promise<Secret>;
	/** A token of this machine's managed identity for a resource. */
	managedIdentityToken?(resource: string): Promise<Secret>;
	/** Keeps a secret that came from elsewhere out of everything that is printed. */
	learn(secret: Secret): void;
	readonly signal?: AbortSignal;
};
