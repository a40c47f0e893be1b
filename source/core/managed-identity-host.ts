import type {Secret} from './secret.ts';

/** What a machine tells of its managed identity beside HTTP: variables, and the challenge files of Azure Arc. */
export type ManagedIdentityHost = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** Whether the Azure Arc agent is installed (its program is there). */
	hasArcAgent(): Promise<boolean>;
	/**
	 * The secret in a challenge file Azure Arc named. Rejects with an EntokError `configuration` for a file outside the
	 * agent's directory, without the ending `.key`, larger than 4096 bytes, or unreadable.
	 */
	readArcKey(path: string): Promise<Secret>;
};
