import {durationText, parseDuration, utcText} from '../core/duration.ts';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import {momentText} from '../core/moment.ts';
import type {HolderStatus} from '../core/token-holder.ts';
import type {Command, CommandCall, HolderDoors, LoginCommandDoors} from './command.ts';
import {jsonOutput, jsonTime} from './json-output.ts';
import {textOfDocument} from './lines.ts';

const second = 1000;
/** A working day; and no token is held longer than a day without somebody asking for it. */
const usual = 8 * 3_600_000;
const longest = 24 * 3_600_000;

function spanOf(text: string | undefined): number | undefined {
	const span = text === undefined ? undefined : parseDuration(text);
	if (text !== undefined && (span === undefined || span < second || span > longest)) {
		throw new EntokError('usage', '--for is a time from 1s to 24h.', 'For example --for 30m, --for 8h or --for 1h30m.');
	}

	return span;
}

/** What the runs of a login share; the demo shares nothing. */
export function neededLogin({login}: CommandCall): LoginCommandDoors {
	if (!login) {
		throw new EntokError(
			'usage',
			'The demo keeps nothing beyond its end, so nothing can hold it.',
			'Leave --demo out.',
		);
	}

	return login;
}

const untilText = (until: number, now: number): string => `${momentText(until, true)} (${durationText(until - now)})`;

/** What is held, for people. */
function statusText({until, tokens, signIns}: HolderStatus, {clock, show}: CommandCall, place: string): string {
	const now = clock.now();
	return textOfDocument([
		{kind: 'field', name: 'holds until', value: untilText(until, now)},
		{kind: 'field', name: 'socket', value: show(place)},
		...(tokens.length === 0 && signIns.length === 0 ? [{kind: 'text', text: 'Nothing is held yet.'} as const] : []),
		...tokens.flatMap(({profileName, flow, scope, tenant, expiresAt, fingerprint}) => [
			{kind: 'heading', text: `token of ${show(profileName)}`} as const,
			{kind: 'field', name: 'flow', value: flow} as const,
			{kind: 'field', name: 'scope', value: show(scope)} as const,
			{kind: 'field', name: 'tenant', value: show(tenant)} as const,
			{kind: 'field', name: 'left', value: durationText(expiresAt - now)} as const,
			{kind: 'field', name: 'fingerprint', value: show(fingerprint)} as const,
		]),
		...signIns.map(({profileName}) => ({kind: 'heading', text: `sign-in of ${show(profileName)}`}) as const),
	]);
}

/** The same for programs; the tokens themselves are in neither. */
function statusJson(status: HolderStatus | undefined, now: number, place: string): string {
	const until = status && jsonTime(status.until);
	return jsonOutput({
		running: status !== undefined,
		until: until?.iso,
		until_epoch: until?.epoch,
		socket: place,
		tokens: (status?.tokens ?? []).map(({profileName, flow, tenant, scope, expiresAt, fingerprint}) => ({
			profile: profileName,
			flow,
			tenant,
			scope,
			expires_at: utcText(expiresAt),
			expires_at_epoch: Math.floor(expiresAt / second),
			expires_in: Math.max(0, Math.floor((expiresAt - now) / second)),
			fingerprint,
		})),
		sign_ins: (status?.signIns ?? []).map(({profileName}) => ({profile: profileName})),
	});
}

async function tellStatus(call: CommandCall, holder: HolderDoors): Promise<number> {
	const status = await holder.status();
	if (call.options.json) {
		call.stdout.write(statusJson(status, call.clock.now(), holder.place));
	} else {
		call.stdout.write(status ? statusText(status, call, holder.place) : 'Nothing holds tokens: no holder runs.\n');
	}

	return 0;
}

const tell = ({stderr, show}: CommandCall, text: string): void => stderr.write(`entok: ${show(text)}\n`);

/** Holds in this process until it is over. */
async function serve(call: CommandCall, holder: HolderDoors, span: number): Promise<number> {
	// Before anything is told: who reads it may end us at once.
	const stopped = call.untilStopped();
	const served = await holder.serve(call.clock.now() + span, longest);
	if (call.options.json) {
		call.stdout.write(statusJson({until: served.until, tokens: [], signIns: []}, call.clock.now(), holder.place));
	} else {
		tell(call, `Holding tokens until ${untilText(served.until, call.clock.now())} at ${holder.place}.`);
	}

	const signal = await Promise.race([stopped, served.over]);
	await served.close();
	return signal === undefined ? 0 : 128 + signal;
}

/** Starts a holder where none runs, else has that one run on. Resolves to its end and whether it is a new one. */
async function ensure(
	holder: HolderDoors,
	span: number | undefined,
	now: number,
	isForThisProcess: boolean,
): Promise<{readonly until: number; readonly isNew: boolean}> {
	const running = await holder.status();
	if (running) {
		const until = span === undefined ? undefined : await holder.prolong(now + span);
		return {until: until ?? running.until, isNew: false};
	}

	try {
		return {until: await holder.start(span ?? usual, isForThisProcess), isNew: true};
	} catch (thrown) {
		// Somebody was quicker.
		const status = toEntokError(thrown).facts.code === 'runs' ? await holder.status() : undefined;
		if (!status) {
			throw thrown;
		}

		return {until: status.until, isNew: false};
	}
}

/** Keep tokens in memory for this login, ssh-agent’s way. */
export const hold: Command = {
	usage: '[--for TIME] [-- PROGRAM [ARGUMENT…]] | --status',
	about: [
		'Keeps the tokens that entok gets in the memory of a process of its own, for this login alone: the next «entok token»',
		'gives the same token at once, while it is good for five minutes more (or --min-valid), without asking Entra again.',
		'Refresh tokens of sign-ins are kept too, so that one sign-in serves: entok token -f refresh-token. Nothing is written',
		'to the disk. It listens on a socket only you can open, below XDG_RUNTIME_DIR, else the state folder.',
		'',
		'It ends after 8 hours or --for, by «entok forget --all», with the terminal or connection it was started in, and by',
		'SIGTERM; with a program behind -- it holds while that runs. A second «hold» tells of the first; --for prolongs it.',
		'A profile that was changed gets a new token. Tokens of managed identities, of one’s own, of on-behalf-of and those',
		'got with --secret-stdin are not held.',
	],
	options: ['for', 'status', 'foreground'],
	mostArguments: 0,
	takesRest: true,
	examples: ['entok hold --for 2h', 'entok hold --status', 'entok hold -- ./nightly-report.sh'],
	async run(call) {
		const {options, rest} = call;
		const span = spanOf(options.for);
		const {holder} = neededLogin(call);
		if ([options.status, options.foreground, rest.length > 0 || undefined].filter(Boolean).length > 1) {
			throw new EntokError('usage', '--status, --foreground and a program exclude each other.', 'Give one of them.');
		}

		if (options.status) {
			return tellStatus(call, holder);
		}

		if (options.foreground) {
			return serve(call, holder, span ?? usual);
		}

		const {until, isNew} = await ensure(holder, span, call.clock.now(), rest.length > 0);
		const what = isNew ? 'Holding tokens' : 'A holder runs already: it holds tokens';
		if (rest.length === 0) {
			if (options.json) {
				return tellStatus(call, holder);
			}

			tell(call, `${what} until ${untilText(until, call.clock.now())} at ${holder.place}. End it: entok forget --all`);
			return 0;
		}

		// The program is one that calls entok: it needs the variables the profiles refer to.
		try {
			const end = await call.run(rest, call.environment);
			return 'code' in end ? end.code : 128 + end.signal;
		} finally {
			if (isNew) {
				await holder.end().catch((thrown: unknown) => tell(call, toEntokError(thrown).message));
			}
		}
	},
};
