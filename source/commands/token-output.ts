import {countdownText, utcText} from '../core/duration.ts';
import {mask, Secret} from '../core/secret.ts';
import {authorizationHeader, powerShellVariable, shellVariable} from '../core/token-forms.ts';
import type {TokenSet} from '../core/token-set.ts';
import type {ResolvedChoice} from '../session/resolve-choice.ts';
import {whoseToken} from '../session/whose-token.ts';
import type {CommandCall} from './command.ts';
import {jsonOutput} from './json-output.ts';

const jsonOf = (token: TokenSet, accessToken: Secret, profile: string, now: number): string =>
	jsonOutput({
		access_token: accessToken.reveal(),
		token_type: token.tokenType,
		expires_at: utcText(token.expiresAt),
		expires_at_epoch: Math.floor(token.expiresAt / 1000),
		expires_in: Math.max(0, Math.floor((token.expiresAt - now) / 1000)),
		scope: token.scope,
		profile,
		fingerprint: token.fingerprint,
		foci: token.familyOfClientIds || undefined,
	});

/** The forms of one line in which a token can be printed; `json` has everything that is known of it. */
const lineForms = {
	token: (token: Secret): string => token.reveal(),
	header: authorizationHeader,
	env: shellVariable,
	powershell: powerShellVariable,
} as const;

export type TokenForm = keyof typeof lineForms | 'json';

export const tokenForms: readonly TokenForm[] = ['token', 'header', 'env', 'powershell', 'json'];

/** What a person may take the token for that it is not, told on standard error. */
export function tellWhoseToken(
	{stderr, show}: CommandCall,
	choice: ResolvedChoice,
	token: TokenSet,
	isScopeNamed: boolean,
): void {
	const notice = whoseToken(choice, token, isScopeNamed);
	if (notice !== undefined) {
		stderr.write(`entok: ${show(notice)}\n`);
	}
}

/** Prints a token on standard output: masked on a terminal, unless `--show` is given. */
export function printToken(call: CommandCall, profile: string, token: TokenSet, form: TokenForm): void {
	const {stdout, stderr, clock, options} = call;
	const isMasked = stdout.isTerminal && options.show === undefined;
	const accessToken = isMasked ? new Secret(mask) : token.accessToken;
	stdout.write(
		form === 'json' ? jsonOf(token, accessToken, profile, clock.now()) : `${lineForms[form](accessToken)}\n`,
	);
	if (isMasked) {
		stderr.write(
			`Masked: standard output is a terminal. Use --show, or pipe it. ${countdownText(token.expiresAt - clock.now())} left, fingerprint ${token.fingerprint}.\n`,
		);
	}
}
