import {type ClaimMeaning, claimMeanings} from '../../catalogue/claim-meanings.ts';
import {knownApps} from '../../catalogue/known-apps.ts';
import {appOnlyVerdict, audiencesOf, type Claims, clientIdOf, permissionsOf, timesOf} from '../../core/claims.ts';
import type {Document, Mark, Row} from '../../core/document.ts';
import {countdownText, durationText, utcText} from '../../core/duration.ts';
import {textMember} from '../../core/json.ts';
import type {DecodedToken} from '../../core/jwt.ts';
import {momentText} from '../../core/moment.ts';
import type {Show} from '../../core/show.ts';
import type {SignatureState} from '../../core/signature.ts';
import {audienceName, claimText, nameOfValue} from './claim-value.ts';
import {signatureLine} from './signature-document.ts';

/** The order and titles in which claims are read best: who, by which app, for what, allowed what, for how long. */
const groups: ReadonlyArray<readonly [ClaimMeaning['group'], string]> = [
	['resource', 'For whom and from whom'],
	['app', 'The app'],
	['who', 'The subject'],
	['permissions', 'Permissions'],
	['time', 'Times'],
	['sign-in', 'The sign-in'],
	['internal', 'Internal to Microsoft'],
];

/** How long the token lives by a given clock: `47:12 left`, `expired 3 min ago`, `not valid before …`. */
export function lifetimeText(claims: Claims, now: number): {readonly text: string; readonly mark: Mark} {
	const {expiresAt, notBefore} = timesOf(claims);
	if (expiresAt === undefined) {
		return {text: 'it does not say when it expires', mark: 'warn'};
	}

	if (notBefore !== undefined && now < notBefore) {
		return {text: `not valid for another ${durationText(notBefore - now)}`, mark: 'warn'};
	}

	return expiresAt > now
		? {text: `${countdownText(expiresAt - now)} left`, mark: expiresAt - now > 5 * 60_000 ? 'ok' : 'warn'}
		: {text: `expired ${durationText(now - expiresAt)} ago`, mark: 'no'};
}

const list = (items: readonly string[]): string => (items.length === 0 ? 'none' : items.join(', '));

/** What matters first: whose token, for what, what it may do, how long. */
export function tokenSummary(claims: Claims, now: number, show: Show): Document {
	const verdict = appOnlyVerdict(claims);
	const {delegated, application} = permissionsOf(claims);
	const audiences = audiencesOf(claims);
	const app = clientIdOf(claims);
	const person = ['upn', 'preferred_username', 'unique_name', 'name']
		.map(name => textMember(claims, name))
		.find(Boolean);
	const lifetime = lifetimeText(claims, now);
	const {expiresAt} = timesOf(claims);
	const field = (name: string, value: string | undefined, note?: string, mark?: Mark): Row[] =>
		value === undefined ? [] : [{kind: 'field', name, value, note, mark}];
	return [
		...field('aud', show(list(audiences), 'text'), audiences.map(audienceName).find(Boolean)),
		...field('token', verdict.kind, verdict.because),
		...field('user', person === undefined ? undefined : show(person, 'name')),
		...field('app', app === undefined ? undefined : show(app, 'id'), nameOf(claims, show)),
		...field(
			'tenant',
			mapped(textMember(claims, 'tid'), tenant => show(tenant, 'id')),
		),
		...(verdict.kind === 'delegated' || delegated.length > 0 ? field('scp', show(list(delegated))) : []),
		...(verdict.kind === 'app-only' || application.length > 0 ? field('roles', show(list(application))) : []),
		...field(
			'expires',
			(expiresAt === undefined ? undefined : utcText(expiresAt)) ?? 'unknown',
			lifetime.text,
			lifetime.mark,
		),
	];
}

const mapped = (value: string | undefined, change: (value: string) => string): string | undefined =>
	value === undefined ? undefined : change(value);

const nameOf = (claims: Claims, show: Show): string | undefined =>
	mapped(textMember(claims, 'app_displayname') ?? knownApps.get(clientIdOf(claims)?.toLowerCase() ?? ''), name =>
		show(name, 'name'),
	);

function claimRow(name: string, value: unknown, claims: Claims, show: Show, isLocalTime: boolean): Row {
	const meaning = claimMeanings.get(name);
	const time = meaning?.isTime && typeof value === 'number' ? momentText(value * 1000, isLocalTime) : undefined;
	const note = [time, nameOfValue(name, value, claims)].filter(Boolean).map(text => show(String(text)));
	const shown = show(claimText(value), 'claim');
	return {
		kind: 'field',
		name: show(name),
		value: shown,
		note: [...note, meaning ? meaning.meaning : 'not a documented claim'].join(' · '),
	};
}

/** A claim's row, with the claim's name as it came. Headings and blanks have none. */
export type ClaimRow = {readonly row: Row; readonly claim?: string};

/** Every claim, grouped under headings; claims nobody documents come last and are marked so. */
export function claimRows(claims: Claims, show: Show, isLocalTime = false): readonly ClaimRow[] {
	const section = (title: string, entries: ReadonlyArray<readonly [string, unknown]>): readonly ClaimRow[] =>
		entries.length === 0
			? []
			: [
					{row: {kind: 'blank'}},
					{row: {kind: 'heading', text: title}},
					...entries.map(([name, value]) => ({row: claimRow(name, value, claims, show, isLocalTime), claim: name})),
				];
	const entries = Object.entries(claims);
	return [
		...groups.flatMap(([group, title]) =>
			section(
				title,
				entries.filter(([name]) => claimMeanings.get(name)?.group === group),
			),
		),
		...section(
			'Not documented',
			entries.filter(([name]) => !claimMeanings.has(name)),
		),
	];
}

/** A token in words: what matters first, then every claim, then the header. */
export function claimsDocument(
	{header, payload}: DecodedToken,
	now: number,
	show: Show,
	signature?: SignatureState,
): Document {
	return [
		{kind: 'heading', text: 'Token'},
		...tokenSummary(payload, now, show),
		...claimRows(payload, show).map(({row}) => row),
		{kind: 'blank'},
		{kind: 'heading', text: 'Header'},
		...Object.entries(header).map(
			([name, value]): Row => ({kind: 'field', name: show(name), value: show(claimText(value), 'claim')}),
		),
		...signatureRows(header, signature, show),
	];
}

/** What is known of the signature; why, where there is something to say. */
function signatureRows(
	header: DecodedToken['header'],
	signature: SignatureState | undefined,
	show: Show,
): readonly Row[] {
	const {value, mark, because} = signatureLine(header, signature, show);
	const isUnchecked = value === 'not checked';
	return [
		{kind: 'blank'},
		{kind: 'heading', text: 'Signature'},
		{
			kind: 'field',
			name: 'signature',
			value: isUnchecked ? 'not checked: this only decodes; --verify checks it' : value,
			mark,
		},
		...(isUnchecked ? [] : [{kind: 'text', text: because} as const]),
	];
}
