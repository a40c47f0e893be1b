import {cloudOf} from '../catalogue/clouds.ts';
import {isCloudId} from '../core/cloud.ts';
import {EntokError} from '../core/entok-error.ts';
import {flowIds, isFlowId} from '../core/flow-id.ts';
import {identityForms, identityFrom} from '../core/identity-text.ts';
import type {Profile} from '../core/profile.ts';
import {scopeNamed} from '../session/resolve-choice.ts';
import {checkReferences, credentialOf} from './credential-fields.ts';
import type {Options} from './options.ts';

/** Fields as the options name them, unchecked: undefined takes the field away, one not named is left out. */
export type Changes = {readonly [Name in keyof Profile]?: unknown};

const flowsOf = (text: string): Profile['flows'] =>
	text.split(',').map(flow => {
		if (!isFlowId(flow)) {
			throw new EntokError('usage', `There is no flow «${flow}».`, `Flows: ${flowIds.join(', ')}.`);
		}

		return flow;
	});

/** Undefined, which takes the field away, for an empty text. */
const textOrNone = (text: string): string | undefined => (text.trim() === '' ? undefined : text);

const customFields = {
	authority: 'authority',
	graph: 'graph',
	arm: 'arm',
	'partner-center': 'partnerCenter',
	'certificate-authority': 'certificateAuthority',
} as const;
const customOptions = Object.keys(customFields) as ReadonlyArray<keyof typeof customFields>;

/** The cloud of a profile and its addresses: those the options name, beside those it has. */
function cloudChanges(options: Options, old: Partial<Profile>): Pick<Changes, 'cloud' | 'customCloud'> {
	const given = customOptions.filter(option => options[option] !== undefined);
	if (options.cloud === undefined && given.length === 0) {
		return {};
	}

	const cloud = options.cloud ?? (options.authority === undefined ? old.cloud : 'custom');
	if (cloud !== undefined && !isCloudId(cloud)) {
		throw new EntokError(
			'usage',
			`There is no cloud «${cloud}».`,
			'Clouds: public, us-gov, us-gov-dod, china, custom.',
		);
	}

	const [first] = given;
	if (cloud !== 'custom') {
		if (first !== undefined) {
			throw new EntokError(
				'usage',
				`The option --${first} belongs to a custom cloud${options.cloud === undefined ? ', which has an --authority' : ''}.`,
				'Like this: --cloud custom --authority https://localhost:8443 --graph https://localhost:8444',
			);
		}

		return {cloud, customCloud: undefined};
	}

	const authority = options.authority ?? old.customCloud?.authority;
	if (authority === undefined) {
		throw new EntokError(
			'usage',
			'A custom cloud needs its --authority.',
			'Like this: --authority https://localhost:8443',
		);
	}

	const changes = given.map(option => [customFields[option], textOrNone(options[option] ?? '')]);
	return {cloud, customCloud: {...old.customCloud, authority, ...Object.fromEntries(changes)}};
}

/** Undefined, which takes the field away, for the machine's own identity. */
function managedIdentityOf(text: string): Profile['managedIdentity'] {
	const identity = identityFrom(text);
	if (identity === undefined && text !== 'system') {
		throw new EntokError(
			'usage',
			`A managed identity is named ${identityForms}.`,
			'system is the machine’s own identity, which needs no name.',
		);
	}

	return identity;
}

function productionOf(options: Options): true | undefined {
	if (options.production && options['no-production']) {
		throw new EntokError('usage', '--production and --no-production exclude each other.', 'Give one of them.');
	}

	return options.production;
}

/** The fields the options name; `old` is what a profile has already. Throws EntokError `usage`, or `configuration` for a reference that is none. */
export function fieldsOf(options: Options, old: Partial<Profile> = {}): Changes {
	checkReferences(options);
	const credential = credentialOf(options, old.credential);
	const named = <Value>(text: string | undefined, field: keyof Profile, value: (text: string) => Value): Changes =>
		text === undefined ? {} : {[field]: value(text)};
	const asTyped = (text: string): string => text;
	return {
		...named(options.name, 'name', asTyped),
		...named(options.tenant, 'tenant', asTyped),
		...cloudChanges(options, old),
		...named(options['client-id'], 'clientId', asTyped),
		...(credential === undefined ? {} : {credential}),
		...named(options['refresh-token'], 'refreshToken', textOrNone),
		...named(options['user-token'], 'userToken', asTyped),
		...named(options.username, 'username', textOrNone),
		...named(options.password, 'password', asTyped),
		...named(options['managed-identity'], 'managedIdentity', managedIdentityOf),
		...named(options['client-capability'], 'clientCapabilities', text =>
			text === 'none' ? undefined : text.split(','),
		),
		...named(options.flow, 'flows', flowsOf),
		...named(options.scope, 'scopes', text => (textOrNone(text) === undefined ? undefined : [text])),
		...named(options['redirect-uri'], 'redirectUri', textOrNone),
		...named(options.colour, 'colour', text => (text === 'none' ? undefined : text)),
		...(options.production || options['no-production'] ? {production: productionOf(options)} : {}),
		...named(options.note, 'note', textOrNone),
	};
}

/** Refuses a scope of the command line that `entok token` would refuse: a preset that there is not, or not in this cloud. */
export function checkScope({scope = ''}: Options, profile: Profile): void {
	if (textOrNone(scope) !== undefined) {
		scopeNamed(scope, cloudOf(profile));
	}
}
