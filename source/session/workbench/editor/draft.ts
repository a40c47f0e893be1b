import {type CloudId, cloudIds} from '../../../core/cloud.ts';
import {usualFlows} from '../../../core/env-profile.ts';
import type {FlowId} from '../../../core/flow-id.ts';
import {identityText} from '../../../core/identity-text.ts';
import {
	type ClientCapability,
	type Credential,
	clientCapabilities,
	type Profile,
	type ProfileColour,
	profileColours,
} from '../../../core/profile.ts';
import {flows} from '../../../flows/index.ts';
import {fieldWith, type TextField} from '../text-field.ts';

/** The fields that are typed. */
export const textFieldIds = [
	'name',
	'tenant',
	'authority',
	'graph',
	'arm',
	'partnerCenter',
	'certificateAuthority',
	'clientId',
	'secret',
	'certificate',
	'key',
	'passphrase',
	'assertion',
	'expectIssuer',
	'expectSubject',
	'expectAudience',
	'refreshToken',
	'userToken',
	'username',
	'password',
	'managedIdentity',
	'scopes',
	'redirectUri',
	'note',
] as const;
export type TextFieldId = (typeof textFieldIds)[number];

export type ChoiceFieldId = 'cloud' | 'kind' | 'chain' | 'clientCapabilities' | 'colour' | 'production';
export type EditorFieldId = TextFieldId | ChoiceFieldId | `flow:${FlowId}`;

/** A profile while it is being written: texts as typed, right or wrong. */
export type ProfileDraft = {
	/** Of the profile it becomes. */
	readonly id: string;
	/** The profile as it was saved when the editing began; undefined: a new one. */
	readonly base?: Profile;
	readonly texts: Readonly<Record<TextFieldId, TextField>>;
	readonly cloud: CloudId;
	readonly kind: Credential['kind'];
	/** Whether a certificate's whole chain is sent. */
	readonly chain: 'no' | 'yes';
	/** Undefined: those that fit the credential, until a person says otherwise. */
	readonly flows?: readonly FlowId[];
	readonly clientCapabilities: ClientCapability | 'none';
	readonly colour: ProfileColour | 'none';
	readonly production: boolean;
	readonly focus: EditorFieldId;
	/** Secrets that are to stand in the file by an explicit choice, each as `plain:…`. */
	readonly unprotected?: Readonly<Partial<Record<TextFieldId, string>>>;
	/** It is being written or lies open in an editor; keys wait. */
	readonly isBusy?: boolean;
	/** What came back from the editor and was no profile, to be mended there. */
	readonly rejectedJson?: string;
	/** It is of an earlier run, and nobody has seen that yet: the names of what was not kept, as it may be a secret. */
	readonly back?: readonly string[];
};

/** Under which name the draft of a new profile is kept; the others are kept by their profile's id. */
export const newDraftKey = '';

export const credentialKinds = ['none', 'secret', 'certificate', 'federated'] as const satisfies ReadonlyArray<
	Credential['kind']
>;

/** What each choice offers, in order. */
export const choices = {
	cloud: cloudIds,
	kind: credentialKinds,
	chain: ['no', 'yes'],
	clientCapabilities: ['none', ...clientCapabilities],
	colour: ['none', ...profileColours],
	production: ['no', 'yes'],
} as const satisfies Readonly<Record<ChoiceFieldId, readonly string[]>>;

const runnable = (id: FlowId): boolean => flows.some(flow => flow.id === id);

/** The flows checked now: the person's, or while nobody said anything those that the credential allows. */
export const flowsOf = ({flows: chosen, kind, texts}: ProfileDraft): readonly FlowId[] =>
	chosen ??
	usualFlows(
		kind === 'none' ? {kind} : {kind: 'secret', secret: ''},
		texts.refreshToken.text.trim() || undefined,
	).filter(runnable);

/** Scopes stand in one field, separated by commas. */
export const scopesOf = (text: string): readonly string[] =>
	text
		.split(',')
		.map(scope => scope.trim())
		.filter(scope => scope !== '');

/** What stands in the fields for a profile. */
export function textsOf(profile: Partial<Profile>): Readonly<Record<TextFieldId, string>> {
	const {credential, customCloud} = profile;
	const certificate = credential?.kind === 'certificate' ? credential : undefined;
	const federated = credential?.kind === 'federated' ? credential : undefined;
	return {
		name: profile.name ?? '',
		tenant: profile.tenant ?? '',
		authority: customCloud?.authority ?? '',
		graph: customCloud?.graph ?? '',
		arm: customCloud?.arm ?? '',
		partnerCenter: customCloud?.partnerCenter ?? '',
		certificateAuthority: customCloud?.certificateAuthority ?? '',
		clientId: profile.clientId ?? '',
		secret: credential?.kind === 'secret' ? credential.secret : '',
		certificate: certificate?.certificate ?? '',
		key: certificate?.key ?? '',
		passphrase: certificate?.passphrase ?? '',
		assertion: federated?.assertion ?? '',
		expectIssuer: federated?.expect?.issuer ?? '',
		expectSubject: federated?.expect?.subject ?? '',
		expectAudience: federated?.expect?.audience ?? '',
		refreshToken: profile.refreshToken ?? '',
		userToken: profile.userToken ?? '',
		username: profile.username ?? '',
		password: profile.password ?? '',
		managedIdentity: profile.managedIdentity === undefined ? '' : identityText(profile.managedIdentity),
		scopes: profile.scopes?.join(', ') ?? '',
		redirectUri: profile.redirectUri ?? '',
		note: profile.note ?? '',
	};
}

function draftWith(profile: Partial<Profile>, id: string, base: Profile | undefined): ProfileDraft {
	const {credential} = profile;
	const texts = Object.entries(textsOf(profile)).map(([name, text]) => [name, fieldWith(text)] as const);
	return {
		id,
		base,
		// The entries are those of a record of all names.
		texts: Object.fromEntries(texts) as ProfileDraft['texts'],
		cloud: profile.cloud ?? 'public',
		kind: credential?.kind ?? 'secret',
		chain: credential?.kind === 'certificate' && credential.sendCertificateChain ? 'yes' : 'no',
		flows: profile.flows,
		clientCapabilities: profile.clientCapabilities?.[0] ?? 'none',
		colour: profile.colour ?? 'none',
		production: profile.production ?? false,
		focus: 'name',
	};
}

export const newDraft = (id: string): ProfileDraft => draftWith({}, id, undefined);

export const draftOf = (profile: Profile): ProfileDraft => draftWith(profile, profile.id, profile);

/** The draft with everything taken from another profile, which came back from an editor. */
export const draftFrom = ({id, base, focus}: ProfileDraft, profile: Profile): ProfileDraft => ({
	...draftWith(profile, id, base),
	focus,
});
