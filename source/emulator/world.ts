import type {Clock} from '../core/clock.ts';
import type {AuthorizationCodes} from './authorization-codes.ts';
import type {DeviceCodes} from './device-codes.ts';
import type {Directory} from './directory.ts';
import type {ManagedIdentity} from './managed-identities.ts';
import type {ReadBudget} from './read-budget.ts';
import type {RefreshTokens} from './refresh-tokens.ts';
import type {SigningKey} from './signing-key.ts';
import type {SwitchBoard} from './switches.ts';

/** What all services of one emulator share. */
export type World = {
	readonly seed: string;
	readonly clock: Clock;
	readonly directory: Directory;
	readonly key: SigningKey;
	readonly refreshTokens: RefreshTokens;
	readonly deviceCodes: DeviceCodes;
	readonly authorizationCodes: AuthorizationCodes;
	readonly switches: SwitchBoard;
	readonly readBudget: ReadBudget;
	readonly managedIdentities: readonly ManagedIdentity[];
	/** Where challenge files of Azure Arc are written; without one there is no Arc endpoint. */
	readonly arcKeyFolder?: string;
	/** Challenges that were not answered yet. */
	readonly arcKeys: Set<string>;
};
