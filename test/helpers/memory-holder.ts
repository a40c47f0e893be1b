import type {Secret} from '../../source/core/secret.ts';
import type {TokenHolder, TokenToHold} from '../../source/core/token-holder.ts';

/** A holder in memory that several sessions share, as the processes of one login do. */
export function memoryHolder(): TokenHolder & {
	readonly tokens: Map<string, TokenToHold>;
	readonly signIns: Map<string, Secret>;
} {
	const tokens = new Map<string, TokenToHold>();
	const signIns = new Map<string, Secret>();
	return {
		tokens,
		signIns,
		find: async key => tokens.get(key)?.token,
		keep: async entry => void tokens.set(entry.key, entry),
		findSignIn: async key => signIns.get(key),
		keepSignIn: async ({key, refreshToken}) => void signIns.set(key, refreshToken),
		exclusively: (_key, work) => work(),
		async forget() {
			const forgotten = {tokens: tokens.size, signIns: signIns.size};
			tokens.clear();
			signIns.clear();
			return forgotten;
		},
	};
}
