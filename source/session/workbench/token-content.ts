import {claimMeanings} from '../../catalogue/claim-meanings.ts';
import {appOnlyVerdict, type Claims, permissionsOf} from '../../core/claims.ts';
import type {Row} from '../../core/document.ts';
import {durationText} from '../../core/duration.ts';
import {type DecodedToken, decodeToken} from '../../core/jwt.ts';
import {momentText} from '../../core/moment.ts';
import {mask} from '../../core/secret.ts';
import type {Show} from '../../core/show.ts';
import type {SignatureState} from '../../core/signature.ts';
import type {TokenSet} from '../../core/token-set.ts';
import {audienceName, claimText} from '../documents/claim-value.ts';
import {claimRows} from '../documents/claims-document.ts';
import {signatureLine} from '../documents/signature-document.ts';
import {sentence} from '../explain-error.ts';

/** A row of the token panel, and what `i` says about it. */
export type ContentRow = {readonly row: Row; readonly explanation?: {readonly title: string; readonly text: string}};

const decoded = new WeakMap<TokenSet, DecodedToken | string>();

/** The token's parts, decoded once, or the sentence that says why there are none. */
export function partsOf(token: TokenSet): DecodedToken | string {
	const known = decoded.get(token);
	if (known !== undefined) {
		return known;
	}

	let parts: DecodedToken | string;
	try {
		parts = decodeToken(token.accessToken.reveal());
	} catch (thrown) {
		parts = thrown instanceof Error ? thrown.message : String(thrown);
	}

	decoded.set(token, parts);
	return parts;
}

const field = (name: string, value: string, note?: string, text?: string): ContentRow => ({
	row: {kind: 'field', name, value, note},
	explanation: text === undefined ? undefined : {title: name, text},
});

/** What a fingerprint looks like to people: eight digits in two groups. */
const shortFingerprint = (fingerprint: string): string => `${fingerprint.slice(0, 4)}-${fingerprint.slice(4, 8)}`;

const rawRow = (token: TokenSet): ContentRow =>
	field(
		'raw',
		`${mask} ${token.accessToken.length} chars`,
		`fingerprint ${shortFingerprint(token.fingerprint)}`,
		'The token itself, masked. v shows it for 15 seconds. The fingerprint, the start of its SHA-256, tells tokens apart.',
	);

/** How our clock stands to the server's, when that matters. Below a minute, the way there and back explains it. */
function skewRows({clockSkew = 0}: TokenSet): readonly ContentRow[] {
	return Math.abs(clockSkew) < 60_000
		? []
		: [
				{
					row: {
						kind: 'text',
						mark: 'warn',
						text: `this clock is ${durationText(clockSkew)} ${clockSkew > 0 ? 'fast' : 'slow'}, by the server’s Date`,
					},
					explanation: {
						title: 'clock skew',
						text: 'The countdown does not depend on it: it counts the lifetime Entra gave from the moment the answer came. APIs compare the token’s times with their own clocks.',
					},
				},
			];
}

function verdictRows(claims: Claims, show: Show): readonly ContentRow[] {
	const verdict = appOnlyVerdict(claims);
	const {delegated, application} = permissionsOf(claims);
	const kinds = {
		'app-only': 'app-only: no user in this token',
		delegated: 'delegated: an app on behalf of a user',
		unclear: 'unclear whose token this is',
	};
	const count = (permissions: readonly string[]): string => `${permissions.length} in all`;
	return [
		field(
			'token',
			kinds[verdict.kind],
			verdict.because,
			'App-only tokens carry roles and no user; delegated ones carry scp and a user.',
		),
		...(verdict.kind === 'delegated' || delegated.length > 0
			? [
					field(
						'scp',
						show(delegated.join('  ') || 'none'),
						count(delegated),
						sentence(claimMeanings.get('scp')?.meaning ?? 'scp'),
					),
				]
			: []),
		...(verdict.kind === 'app-only' || application.length > 0
			? [
					field(
						'roles',
						show(application.join('  ') || 'none'),
						count(application),
						sentence(claimMeanings.get('roles')?.meaning ?? 'roles'),
					),
				]
			: []),
	];
}

/** The claims tab: what matters first, then every other claim by group. */
export function claimsContent(
	token: TokenSet,
	show: Show,
	isLocalTime: boolean,
	signature?: SignatureState,
): readonly ContentRow[] {
	const parts = partsOf(token);
	if (typeof parts === 'string') {
		return [
			{row: {kind: 'text', text: parts, mark: 'none'}},
			rawRow(token),
			field('expires', momentText(token.expiresAt, isLocalTime)),
		];
	}

	const {payload} = parts;
	const summary = new Set(['aud', 'scp', 'roles']);
	const aud = claimText(payload['aud']);
	return [
		...skewRows(token),
		field(
			'aud',
			show(audienceName(aud) ?? aud, 'name'),
			audienceName(aud) === undefined ? undefined : show(aud, 'claim'),
			sentence(claimMeanings.get('aud')?.meaning ?? 'aud'),
		),
		...verdictRows(payload, show),
		...claimRows(payload, show, isLocalTime)
			.filter(({claim}) => claim === undefined || !summary.has(claim))
			.map(({row, claim}): ContentRow => ({row, explanation: explanationOf(claim)})),
		...familyRows(token),
		rawRow(token),
		signatureRow(parts, signature, show),
	];
}

const explanationOf = (claim: string | undefined): ContentRow['explanation'] => {
	const meaning = claim === undefined ? undefined : claimMeanings.get(claim)?.meaning;
	return claim === undefined
		? undefined
		: {title: claim, text: meaning === undefined ? 'Nothing documented is known about this claim.' : sentence(meaning)};
};

function signatureRow({header}: DecodedToken, state: SignatureState | undefined, show: Show): ContentRow {
	const {value, mark, because} = signatureLine(header, state, show);
	const note = state === undefined && value === 'not checked' ? 'K checks it' : undefined;
	return {row: {kind: 'field', name: 'sig', value, mark, note}, explanation: {title: 'signature', text: because}};
}

/** Said only where it is so: a client of one's own never gets such a refresh token. */
const familyRows = ({familyOfClientIds}: TokenSet): readonly ContentRow[] =>
	familyOfClientIds
		? [
				field(
					'foci',
					'the refresh token is of a family of Microsoft’s own clients',
					undefined,
					'The answer said foci: other clients of the family could use the refresh token as well. entok never does; it stays with the client id it was got for.',
				),
			]
		: [];

/** The header tab. */
export function headerContent(token: TokenSet, show: Show, signature?: SignatureState): readonly ContentRow[] {
	const parts = partsOf(token);
	return typeof parts === 'string'
		? [{row: {kind: 'text', text: parts, mark: 'none'}}]
		: [
				...Object.entries(parts.header).map(([name, value]) => field(show(name), show(claimText(value), 'claim'))),
				signatureRow(parts, signature, show),
			];
}

/** The raw tab: eight stars, or while it is revealed the token in lines of the given width. */
export function rawContent(token: TokenSet, isRevealed: boolean, width: number): readonly ContentRow[] {
	if (!isRevealed) {
		return [rawRow(token), {row: {kind: 'text', text: 'v shows it for 15 seconds.'}}];
	}

	const text = token.accessToken.reveal();
	const lines = Array.from({length: Math.ceil(text.length / width)}, (_, index) =>
		text.slice(index * width, (index + 1) * width),
	);
	return lines.map(line => ({row: {kind: 'text', text: line}}));
}
