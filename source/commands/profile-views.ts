import type {CredentialFacts} from '../core/credential-facts.ts';
import type {Document} from '../core/document.ts';
import {utcText} from '../core/duration.ts';
import {EntokError, toEntokError} from '../core/entok-error.ts';
import {holdsPlain} from '../core/holds-plain.ts';
import type {JsonObject} from '../core/json.ts';
import type {Profile} from '../core/profile.ts';
import type {Show} from '../core/show.ts';
import {shownProfile} from '../core/shown-profile.ts';
import {credentialProblem} from '../session/credential-problem.ts';
import {profileDocument} from '../session/documents/profile-document.ts';
import {credentialDocument, problemRows} from '../session/documents/prompt-document.ts';
import {whyNotShown} from '../session/read-unasked.ts';
import {findProfile} from '../session/resolve-choice.ts';
import type {Session} from '../session/session.ts';
import {withUnsaved} from '../session/state.ts';
import {unsavedProfile} from '../session/unsaved-profile.ts';
import type {CommandCall} from './command.ts';
import {jsonOutput, jsonText} from './json-output.ts';
import {textOfDocument} from './lines.ts';

/** The name a subcommand needs, or an error that shows how to give it. */
export function neededName(name: string | undefined, subcommand: string): string {
	if (name === undefined) {
		throw new EntokError('usage', 'A profile’s name is needed.', `Like this: entok profile ${subcommand} NAME`);
	}

	return name;
}

/** The saved profiles and the unsaved one of the environment; what is odd about the file is told. */
export async function knownProfiles(call: CommandCall): Promise<readonly Profile[]> {
	const {profiles, warnings} = await call.profiles.read();
	const unsaved = unsavedProfile(call.profileFromEnvironment);
	for (const warning of [...warnings, ...unsaved.warnings]) {
		call.stderr.write(`entok: ${call.show(warning)}\n`);
	}

	return withUnsaved(profiles, unsaved.profiles);
}

export async function listProfiles(call: CommandCall): Promise<number> {
	const profiles = await knownProfiles(call);
	if (call.options.json) {
		call.stdout.write(jsonText(profiles.map(shownProfile)));
		return 0;
	}

	if (profiles.length === 0) {
		call.stderr.write(
			'There are no profiles yet. Add one: entok profile add NAME --tenant T --client-id ID — or try entok --demo.\n',
		);
		return 0;
	}

	const width = (text: (profile: Profile) => string): number =>
		Math.max(...profiles.map(profile => text(profile).length));
	const [names, tenants] = [width(({name}) => call.show(name)), width(({tenant}) => call.show(tenant))];
	for (const profile of profiles) {
		const plain = holdsPlain(profile) ? 'NO plain: an unprotected secret' : '';
		const marks = [plain, profile.production ? '! production' : '', profile.note ?? ''].filter(Boolean).join('  ');
		call.stdout.write(
			`${call.show(profile.name, 'name').padEnd(names)}  ${call.show(profile.tenant, 'id').padEnd(tenants)}  ${profile.flows.join(', ')}${marks === '' ? '' : `  ${call.show(marks)}`}\n`,
		);
	}

	return 0;
}

/** Foreign texts are cleaned, times written as people read them. */
const shownFacts = (facts: CredentialFacts, show: Show): JsonObject =>
	facts.kind === 'certificate'
		? {
				...facts,
				subject: show(facts.subject),
				notBefore: utcText(facts.notBefore),
				notAfter: utcText(facts.notAfter),
			}
		: {
				...facts,
				issuer: facts.issuer && show(facts.issuer),
				subject: facts.subject && show(facts.subject),
				audiences: facts.audiences.map(audience => show(audience)),
				expiresAt: facts.expiresAt === undefined ? undefined : utcText(facts.expiresAt),
			};

/** What the credential is, as far as it can be read without asking anybody, and why it cannot be used. */
type SeenCredential = {
	readonly facts?: CredentialFacts;
	readonly problem?: EntokError;
	/** Where it comes from instead, when somebody would have to be asked. */
	readonly notShown?: string;
};

async function credentialOf(session: Session, profile: Profile, now: number): Promise<SeenCredential> {
	const notShown = whyNotShown(profile);
	if (notShown !== undefined) {
		return {notShown};
	}

	try {
		const facts = await session.credentialFacts(profile);
		return facts ? {facts, problem: credentialProblem(profile, facts, now)} : {};
	} catch (thrown) {
		return {problem: toEntokError(thrown)};
	}
}

function credentialRows({facts, problem, notShown}: SeenCredential, call: CommandCall): Document {
	if (notShown !== undefined) {
		return [
			{kind: 'heading', text: 'What it proves itself with is not shown'},
			{kind: 'text', text: notShown},
		];
	}

	const heading = problem ? 'The credential cannot be used' : 'It would prove itself with';
	return facts || problem
		? [
				{kind: 'heading', text: heading},
				...(problem ? problemRows(problem, call.show) : []),
				...(facts ? credentialDocument(facts, call.clock.now(), call.show) : []),
			]
		: [];
}

export async function showProfile(call: CommandCall, name: string | undefined): Promise<number> {
	const wanted = neededName(name, 'show');
	const session = await call.openSession(wanted);
	const profile = findProfile(session.state.profiles, wanted);
	const credential = await credentialOf(session, profile, call.clock.now());
	if (call.options.json) {
		const {facts, problem, notShown} = credential;
		call.stdout.write(
			jsonOutput({
				profile: shownProfile(profile),
				credential: facts && shownFacts(facts, call.show),
				credentialProblem: problem && call.show(problem.message),
				credentialNotShown: notShown,
			}),
		);
	} else {
		call.stdout.write(textOfDocument([...profileDocument(profile, call.show), ...credentialRows(credential, call)]));
	}

	return 0;
}

export async function profilePath(call: CommandCall): Promise<number> {
	call.stdout.write(`${call.profiles.place}\n`);
	return 0;
}
