import {isCloudId} from '../core/cloud.ts';
import {EntokError} from '../core/entok-error.ts';
import {isFlowId} from '../core/flow-id.ts';
import type {Credential, Profile} from '../core/profile.ts';
import {checkProfile} from '../core/profile-check.ts';
import {parseSecretReference} from '../core/secret-reference.ts';
import {findProfile} from '../session/resolve-choice.ts';
import type {CommandCall} from './command.ts';
import type {OptionName, Options} from './options.ts';
import {neededName} from './profile-views.ts';

const referenceOptions = [
	'secret',
	'certificate',
	'assertion',
	'refresh-token',
] as const satisfies readonly OptionName[];

/** A reference given on the command line: a literal secret must not be, as every process can read arguments. */
function checkReferences(options: Options): void {
	for (const name of referenceOptions) {
		const text = options[name];
		if (text !== undefined && parseSecretReference(text).kind === 'plain') {
			throw new EntokError(
				'usage',
				`A secret must not stand on the command line (--${name} plain:…).`,
				'Others can read it there. Refer to it: env:NAME, file:/absolute/path or prompt.',
			);
		}
	}
}

function credentialOf({secret, certificate, assertion}: Options): Credential | undefined {
	const given = [secret, certificate, assertion].filter(text => text !== undefined);
	if (given.length > 1) {
		throw new EntokError(
			'usage',
			'A client proves itself in one way.',
			'Give one of --secret, --certificate and --assertion.',
		);
	}

	if (secret !== undefined) {
		return {kind: 'secret', secret};
	}

	if (certificate !== undefined) {
		return {kind: 'certificate', certificate};
	}

	return assertion === undefined ? undefined : {kind: 'federated', assertion};
}

function flowsOf(options: Options): Profile['flows'] | undefined {
	return options.flow?.split(',').map(flow => {
		if (!isFlowId(flow)) {
			throw new EntokError('usage', `There is no flow «${flow}».`, 'Flows: client-credentials, refresh-token.');
		}

		return flow;
	});
}

/** The fields the options name; those not given are left out. */
function fieldsOf(options: Options): Partial<Profile> {
	checkReferences(options);
	if (options.cloud !== undefined && !isCloudId(options.cloud)) {
		throw new EntokError(
			'usage',
			`There is no cloud «${options.cloud}».`,
			'Clouds: public, us-gov, us-gov-dod, china, custom.',
		);
	}

	const fields = {
		tenant: options.tenant,
		cloud: options.cloud,
		clientId: options['client-id'],
		credential: credentialOf(options),
		refreshToken: options['refresh-token'],
		flows: flowsOf(options),
		scopes: options.scope === undefined ? undefined : [options.scope],
		redirectUri: options['redirect-uri'],
		colour: options.colour,
		production: options.production,
		note: options.note,
		name: options.name,
		customCloud:
			options.authority === undefined
				? undefined
				: withoutAbsent({
						authority: options.authority,
						graph: options.graph,
						arm: options.arm,
						partnerCenter: options['partner-center'],
						certificateAuthority: options['certificate-authority'],
					}),
	};
	return withoutAbsent(fields) as Partial<Profile>;
}

const withoutAbsent = <Fields extends object>(fields: Fields): Fields =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;

/** The flows a profile can use when none were named: those its credential and refresh token allow. */
const likelyFlows = (fields: Partial<Profile>): Profile['flows'] => {
	const app = fields.credential !== undefined && fields.credential.kind !== 'none';
	const user = fields.refreshToken !== undefined;
	return [...(app || !user ? (['client-credentials'] as const) : []), ...(user ? (['refresh-token'] as const) : [])];
};

export async function addProfile(call: CommandCall, name: string | undefined): Promise<number> {
	const wanted = neededName(name, 'add');
	const fields = fieldsOf(call.options);
	for (const option of ['tenant', 'client-id'] as const) {
		if (call.options[option] === undefined) {
			throw new EntokError(
				'usage',
				`--${option} is needed.`,
				'Like this: entok profile add NAME --tenant T --client-id ID',
			);
		}
	}

	const added = checkProfile(
		{
			id: call.newId(),
			cloud: fields.customCloud === undefined ? 'public' : 'custom',
			credential: {kind: 'none'},
			flows: likelyFlows(fields),
			...fields,
			name: wanted,
		},
		`profile ${wanted}`,
	);
	await call.profiles.update(profiles => {
		if (profiles.some(profile => profile.name.toLowerCase() === wanted.toLowerCase())) {
			throw new EntokError(
				'configuration',
				`There is a profile «${wanted}» already.`,
				`Change it: entok profile edit ${wanted}`,
			);
		}

		return [...profiles, added];
	});
	call.stderr.write(`Added ${call.show(wanted)}. It is kept in ${call.profiles.place}.\n`);
	return 0;
}

export async function editProfile(call: CommandCall, name: string | undefined): Promise<number> {
	const wanted = neededName(name, 'edit');
	const fields = fieldsOf(call.options);
	if (Object.keys(fields).length === 0) {
		throw new EntokError(
			'usage',
			'There is nothing to change.',
			'Name what to change: entok profile edit NAME --secret env:NAME',
		);
	}

	await call.profiles.update(profiles => {
		const old = findProfile(profiles, wanted);
		const changed = checkProfile({...old, ...fields}, `profile ${wanted}`);
		const taken = profiles.some(
			({id, name: other}) => id !== old.id && other.toLowerCase() === changed.name.toLowerCase(),
		);
		if (taken) {
			throw new EntokError('configuration', `There is a profile «${changed.name}» already.`, 'Choose another name.');
		}

		return profiles.map(profile => (profile.id === old.id ? changed : profile));
	});
	call.stderr.write(`Changed ${call.show(wanted)}.\n`);
	return 0;
}

export async function removeProfile(call: CommandCall, name: string | undefined): Promise<number> {
	const wanted = neededName(name, 'remove');
	await call.profiles.update(profiles => {
		const old = findProfile(profiles, wanted);
		return profiles.filter(({id}) => id !== old.id);
	});
	call.stderr.write(`Removed ${call.show(wanted)}. The secrets it referred to are where they were.\n`);
	return 0;
}
