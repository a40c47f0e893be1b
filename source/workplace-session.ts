import {type PromptSetting, refuseWithoutPerson, tellPrompts} from './command-prompts.ts';
import type {Options} from './commands/options.ts';
import {childEnvironment} from './core/child-environment.ts';
import {isCloudId} from './core/cloud.ts';
import type {Output} from './core/doors.ts';
import {EntokError} from './core/entok-error.ts';
import {refuseHalfEnvironment} from './core/env-profile.ts';
import type {Profile} from './core/profile.ts';
import {sameName} from './core/profile-name.ts';
import type {Show} from './core/show.ts';
import {openBrowser} from './platform/browser.ts';
import type {Environment} from './platform/folders.ts';
import {nodeNotices, refuseTalkativeNode} from './platform/node-variables.ts';
import {onInterrupt} from './platform/stop-signals.ts';
import {systemClock} from './platform/system-clock.ts';
import {onTypedLine} from './platform/typed-lines.ts';
import {needsNoProfile, noProfile, onlyProfile, profileForCall} from './session/profile-for-call.ts';
import type {Session} from './session/session.ts';
import {unsavedProfile} from './session/unsaved-profile.ts';

/** Where a command tells what happens and what a flow waits for, and where lines are typed in answer. */
type Telling = {
	readonly notices: Output;
	readonly prompts: Output;
	readonly onTypedLine: PromptSetting['onTypedLine'];
};

/** The ways to a session of one call. */
export type SessionOpeners = {
	/** A session with the profiles loaded and the options' choice made, perhaps without a profile. */
	openSession(): Promise<Session>;
	/** The same for a command: notices and what a flow waits for are told without a screen, here or elsewhere. */
	openToldSession(telling: Telling): Promise<Session>;
	/** Gives a session a profile that is none, where the flow asked for needs none; gives its id. */
	offerNoProfile(session: Session): string | undefined;
	/** For a command: everything goes to standard error at once, and a profile must be chosen. */
	openForCommand(profileArgument?: string): Promise<Session>;
};

export type OpeningSetting = {
	readonly options: Options;
	readonly environment: Environment;
	/** The cloud of the demo tenant; absent without `--demo`. */
	readonly demoCloud: Pick<Profile, 'cloud' | 'customCloud'> | undefined;
	readonly show: Show;
	readonly stderr: Output;
	fromEnvironment(): Profile | undefined;
	/** Makes the session, empty. */
	open(): Session;
};

export function sessionOpeners({
	options,
	environment,
	demoCloud,
	show,
	stderr,
	fromEnvironment,
	open,
}: OpeningSetting): SessionOpeners {
	const openSession = async (): Promise<Session> => {
		refuseTalkativeNode(environment);
		if (options.cloud !== undefined && !isCloudId(options.cloud)) {
			throw new EntokError(
				'usage',
				`There is no cloud «${options.cloud}».`,
				'Clouds: public, us-gov, us-gov-dod, china, custom.',
			);
		}

		if (demoCloud && options.cloud !== undefined && options.cloud !== 'custom') {
			throw new EntokError('usage', 'The demo tenant is in a cloud of its own.', 'Leave --cloud out.');
		}

		const opened = open();
		const unsaved = unsavedProfile(fromEnvironment);
		await opened.loadProfiles(
			unsaved.profiles,
			profileForCall({...options, secretFromStdin: options['secret-stdin'] === true}),
		);
		for (const warning of [...nodeNotices(environment, process.execArgv), ...unsaved.warnings]) {
			opened.notice(warning);
		}

		opened.choose({
			profileId: options.profile ?? (demoCloud ? undefined : environment['ENTOK_PROFILE']),
			flow: options.flow,
			scope: options.scope,
			tenant: options.tenant,
			cloud: options.cloud,
		});
		return opened;
	};

	const openToldSession = async ({notices, prompts, onTypedLine: onLine}: Telling): Promise<Session> => {
		const opened = await openSession();
		let told = 0;
		const tell = (): void => {
			for (const notice of opened.state.notices.slice(told)) {
				notices.write(`entok: ${show(notice)}\n`);
			}

			told = opened.state.notices.length;
		};
		tell();
		opened.subscribe(tell);
		tellPrompts(opened, {
			stderr: prompts,
			show,
			clock: systemClock,
			isVerbose: options.verbose === true,
			openBrowser: address => openBrowser(address, childEnvironment(environment, opened.state.profiles)),
			onTypedLine: onLine,
			onInterrupt,
		});
		return opened;
	};

	const offerNoProfile = (opened: Session): string | undefined =>
		needsNoProfile(opened.state.choice.flow)
			? opened.savedProfiles.offer(noProfile(demoCloud ?? {cloud: 'public'}))
			: undefined;

	const openForCommand = async (profileArgument?: string): Promise<Session> => {
		const opened = await openToldSession({
			notices: stderr,
			prompts: stderr,
			onTypedLine: process.stdin.isTTY ? callback => onTypedLine(process.stdin, callback) : undefined,
		});
		const {choice, profiles: known} = opened.state;
		if (profileArgument !== undefined && options.profile !== undefined && !sameName(profileArgument, options.profile)) {
			throw new EntokError('usage', `Two profiles are named: ${profileArgument} and ${options.profile}.`, 'Name one.');
		}

		const named = profileArgument ?? choice.profileId;
		const profileId = named ?? offerNoProfile(opened) ?? onlyProfile(known);
		refuseHalfEnvironment(profileId, known, demoCloud ? {} : environment);
		// Another profile than the one first chosen must not drop the tenant that was asked for with it.
		opened.choose({profileId, tenant: options.tenant});
		if (options['no-input']) {
			refuseWithoutPerson(opened);
		}

		return opened;
	};

	return {openSession, openToldSession, offerNoProfile, openForCommand};
}
