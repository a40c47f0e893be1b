import {toEntokError} from '../../core/entok-error.ts';
import {signatureLine} from '../documents/signature-document.ts';
import type {Action} from './action.ts';
import {getToken} from './get-token.ts';
import {noProfileYet, noTokenYet} from './keys/key-for.ts';
import {noRenewal, tokenTabs} from './state.ts';
import {partsOf} from './token-content.ts';
import type {Workbench} from './workbench.ts';
import {selectedExplanation} from './workbench-content.ts';

/** How long a revealed token stays on the screen. */
const revealMilliseconds = 15_000;

const needsProfile = (workbench: Workbench): string | undefined =>
	workbench.session.state.choice.profileId === undefined ? noProfileYet(workbench) : undefined;

const needsToken = (workbench: Workbench): string | undefined =>
	workbench.session.state.token.status === 'done' ? undefined : noTokenYet(workbench);

/** Asks the token's authority for its keys and says what the check came to; the row of the signature keeps it. */
async function checkSignatureOf(workbench: Workbench): Promise<void> {
	const {session, doors} = workbench;
	const {token} = session.state;
	if (token.status !== 'done') {
		return;
	}

	const parts = partsOf(token.result);
	if (typeof parts === 'string') {
		workbench.say(parts, 'warn');
		return;
	}

	workbench.say('Asking the authority of this token for its keys.', 'running');
	try {
		const state = await session.checkSignature(token.result.accessToken);
		const signatures = new Map(workbench.state.signatures).set(token.result.fingerprint, state);
		workbench.change({signatures});
		const {value, mark} = signatureLine(parts.header, state, doors.show);
		workbench.say(`The signature: ${state.kind === 'valid' ? 'valid, ' : ''}${value}.`, mark ?? 'none');
	} catch (thrown) {
		workbench.say(toEntokError(thrown).message, 'no');
	}
}

/** Getting and reading the token. */
export const tokenActions: readonly Action[] = [
	{
		id: 'token.get',
		title: 'get a token, or the one held while it is good',
		short: 'token',
		place: 'everywhere',
		keys: ['t'],
		hint: 10,
		blocked: needsProfile,
		run: workbench => getToken(workbench, false),
	},
	{
		id: 'token.new',
		title: 'get a new token',
		short: 'new token',
		place: 'everywhere',
		keys: ['T'],
		blocked: needsProfile,
		run: workbench => getToken(workbench, true),
	},
	{
		id: 'token.renew',
		title: 'renew with the refresh token',
		short: 'renew',
		place: 'everywhere',
		keys: ['R'],
		blocked: workbench => needsProfile(workbench) ?? workbench.session.obstacle('refresh-token')?.message,
		run: async workbench => {
			workbench.session.choose({flow: 'refresh-token'});
			await getToken(workbench, true);
		},
	},
	{
		id: 'token.auto',
		title: 'renew automatically a minute before the end, again: off',
		short: 'auto-renew',
		place: 'token',
		keys: ['A'],
		blocked: needsToken,
		run: workbench => {
			const isRenewing = !workbench.state.isRenewing;
			workbench.change({isRenewing, renewal: noRenewal});
			workbench.say(
				isRenewing
					? 'The token is renewed a minute before it ends, while this runs.'
					: 'The token is not renewed by itself.',
				'ok',
			);
		},
	},
	{
		id: 'token.reveal',
		title: 'show the access token for 15 seconds',
		short: 'show',
		place: 'everywhere',
		keys: ['v'],
		blocked: needsToken,
		run: workbench => workbench.open({kind: 'reveal'}),
	},
	...(
		[
			['token.next-tab', 'next tab: claims, header, raw', ']', 1],
			['token.previous-tab', 'previous tab', '[', -1],
		] as const
	).map(
		([id, title, key, by]): Action => ({
			id,
			title,
			short: 'tab',
			place: 'token',
			keys: [key],
			run: workbench => {
				const at = tokenTabs.indexOf(workbench.state.tokenTab);
				workbench.change({tokenTab: tokenTabs[(at + by + tokenTabs.length) % tokenTabs.length] ?? 'claims'});
				workbench.changeList('token', {cursor: 0, offset: 0});
			},
		}),
	),
	{
		id: 'token.explain',
		title: 'explain the claim under the cursor',
		short: 'explain',
		place: 'token',
		keys: ['i', 'enter'],
		hint: 5,
		blocked: needsToken,
		run: workbench => {
			const explanation = selectedExplanation(workbench);
			if (explanation) {
				workbench.open({kind: 'explain', ...explanation, offset: 0});
			} else {
				workbench.say('There is nothing to explain in this row.', 'warn');
			}
		},
	},
	{
		id: 'token.verify',
		title: 'check the signature with the keys its authority publishes',
		short: 'check signature',
		place: 'token',
		keys: ['K'],
		blocked: needsToken,
		run: checkSignatureOf,
	},
	{
		id: 'token.local-time',
		title: 'times in UTC or local',
		short: 'UTC/local',
		place: 'everywhere',
		keys: ['u'],
		run: workbench => {
			const isLocalTime = !workbench.state.isLocalTime;
			workbench.change({isLocalTime});
			workbench.say(isLocalTime ? 'Times are local now.' : 'Times are in UTC now.', 'ok');
		},
	},
	{
		id: 'token.forget',
		title: 'forget all tokens now',
		short: 'forget',
		place: 'everywhere',
		keys: ['X'],
		run: async workbench => {
			const forgetting = workbench.session.forgetTokens();
			workbench.change({revealedUntil: 0, revealedFingerprint: '', isRenewing: false});
			workbench.say('All tokens are forgotten.', 'ok');
			try {
				if (await forgetting) {
					workbench.say('All tokens are forgotten, also those of «entok hold».', 'ok');
				}
			} catch (thrown) {
				workbench.say(`Forgotten here, not by «entok hold»: ${toEntokError(thrown).message}`, 'no');
			}
		},
	},
];

/** Shows the token; called when the question before it was answered with yes. */
export function reveal(workbench: Workbench): void {
	const {token} = workbench.session.state;
	if (token.status !== 'done') {
		workbench.say('There is no token any more.', 'warn');
		return;
	}

	workbench.change({
		revealedUntil: workbench.doors.clock.now() + revealMilliseconds,
		revealedFingerprint: token.result.fingerprint,
		// Nothing may hide what was asked for.
		tokenTab: 'raw',
		focus: 'token',
		layers: [],
	});
	workbench.say('The token is shown for 15 seconds.', 'warn');
}
