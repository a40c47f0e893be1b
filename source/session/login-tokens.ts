import type {Profile} from '../core/profile.ts';
import {referencesOf} from '../core/profile.ts';
import type {Redactor} from '../core/redactor.ts';
import type {Secret} from '../core/secret.ts';
import type {TokenHolder} from '../core/token-holder.ts';
import {renewBefore, type TokenSet} from '../core/token-set.ts';
import {tokenFieldsOf} from './merge-profile.ts';
import {requestDigest} from './request-digest.ts';
import type {ResolvedChoice} from './resolve-choice.ts';
import {isSameEachTime} from './same-each-time.ts';

type LoginTools = {
	readonly holder: TokenHolder;
	readonly redactor: Redactor;
	sha256(text: string): Promise<string>;
};

/**
 * Whether the next process would ask for the same with the same choice. What is piped in for one call is meant to be
 * used, and a refresh token in a variable may be another user's in the next shell.
 */
const isHeld = (choice: ResolvedChoice): boolean =>
	isSameEachTime(choice) &&
	referencesOf(choice.profile).every(({reference}) => reference !== 'stdin') &&
	!(choice.flow.id === 'refresh-token' && choice.profile.refreshToken?.startsWith('env:') === true);

const labelOf = ({id, name}: Profile) => ({profileId: id, profileName: name});

/** The tokens and sign-ins that all processes of this login share, by its holder; see `entok hold`. */
export class LoginTokens {
	readonly #tools: LoginTools;

	constructor(tools: LoginTools) {
		this.#tools = tools;
	}

	/** The token held for a choice, good for so long: five minutes, or `minValid` milliseconds. */
	async find(choice: ResolvedChoice, minValid = renewBefore): Promise<TokenSet | undefined> {
		const {holder, redactor, sha256} = this.#tools;
		const token = isHeld(choice) ? await holder.find(await requestDigest(choice, sha256), minValid) : undefined;
		for (const secret of [token?.accessToken, token?.idToken]) {
			if (secret) {
				redactor.add(secret);
			}
		}

		return token;
	}

	async keep(choice: ResolvedChoice, token: TokenSet): Promise<void> {
		const {holder, sha256} = this.#tools;
		if (isHeld(choice)) {
			const key = await requestDigest(choice, sha256);
			const group = await requestDigest({...choice, claims: undefined}, sha256);
			await holder.keep({key, group, token, ...labelOf(choice.profile)});
		}
	}

	/** The refresh token of a sign-in with this profile; only where the profile itself refers to none. */
	async findSignIn(choice: ResolvedChoice): Promise<Secret | undefined> {
		const {holder, redactor} = this.#tools;
		const key = await this.#signInKey(choice);
		const secret = key === undefined ? undefined : await holder.findSignIn(key);
		if (secret) {
			redactor.add(secret);
		}

		return secret;
	}

	async keepSignIn(choice: ResolvedChoice, {refreshToken}: TokenSet): Promise<void> {
		const key = refreshToken && (await this.#signInKey(choice));
		if (refreshToken && key !== undefined) {
			await this.#tools.holder.keepSignIn({key, refreshToken, ...labelOf(choice.profile)});
		}
	}

	/** Does work with the sign-in of a choice while no other process does. */
	async exclusively<Result>(choice: ResolvedChoice, work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
		const key = await this.#signInKey(choice);
		return key === undefined ? work() : this.#tools.holder.exclusively(key, work, signal);
	}

	/** Forgets everything that is held for this login; resolves to whether there was a holder. */
	async forgetAll(): Promise<boolean> {
		return (await this.#tools.holder.forget()) !== undefined;
	}

	/** One sign-in serves every tenant and scope, but never another authority or client. */
	async #signInKey(choice: ResolvedChoice): Promise<string | undefined> {
		const {profile, cloud, flow} = choice;
		return profile.refreshToken === undefined && flow.audience === 'user' && isHeld(choice)
			? this.#tools.sha256(JSON.stringify(['sign-in', cloud.authority, tokenFieldsOf(profile)]))
			: undefined;
	}
}

/** Undefined where no holder can be: everything is then as it is within one process. */
export const loginTokens = ({
	holder,
	...tools
}: Omit<LoginTools, 'holder'> & Partial<Pick<LoginTools, 'holder'>>): LoginTokens | undefined =>
	holder && new LoginTokens({holder, redactor: tools.redactor, sha256: tools.sha256});
