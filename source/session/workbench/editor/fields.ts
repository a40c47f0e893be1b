import type {FlowId} from '../../../core/flow-id.ts';
import {flows} from '../../../flows/index.ts';
import {
	type ChoiceFieldId,
	choices,
	type EditorFieldId,
	flowsOf,
	type ProfileDraft,
	type TextFieldId,
} from './draft.ts';

/** A field's name, and what stands about it beside it: the first sentence is the short form. */
type FieldText = {readonly label: string; readonly help: readonly string[]};

const references =
	'env:NAME, file:/absolute/path, vault:NAME, keychain:NAME, cmd:["program"] or prompt. The value itself stays where it is.';

const texts: Readonly<Record<TextFieldId | ChoiceFieldId, FieldText>> = {
	name: {
		label: 'Name',
		help: ['What you call this profile, 1 to 64 characters.', 'Commands take it: entok token NAME -s graph.'],
	},
	tenant: {
		label: 'Tenant',
		help: [
			'Directory (tenant) ID, or a domain of the tenant such as contoso.example.',
			'Where: Entra admin center, your app registration, Overview.',
			'Also: common, organizations, consumers, for flows with a user.',
		],
	},
	cloud: {
		label: 'Cloud',
		help: [
			'Left and Right choose; nearly everybody is in public.',
			'custom is an authority of your own, an emulator for example: its addresses are asked for below.',
		],
	},
	authority: {
		label: 'Authority',
		help: ['Where tokens are asked for: https://host, or http for this machine only.', 'Without the tenant.'],
	},
	graph: {label: 'Graph', help: ['Address of Microsoft Graph in this cloud; empty: that of the authority.']},
	arm: {label: 'ARM', help: ['Address of Azure Resource Manager in this cloud; empty: that of the authority.']},
	partnerCenter: {label: 'Partner Center', help: ['Address of Partner Center; empty: that of the authority.']},
	certificateAuthority: {
		label: 'CA file',
		help: ['Absolute path of a PEM file to trust for these addresses; empty: what the system trusts.'],
	},
	clientId: {
		label: 'Client ID',
		help: [
			'Application (client) ID, a GUID, from the app’s Overview page.',
			'Where: Entra admin center, App registrations, your app, Overview.',
			'Not: Object ID (same page, looks alike).',
			'Not: Secret ID (Certificates & secrets).',
			'Pasting the whole Overview block works, in any field: the ids are picked out of the text.',
		],
	},
	kind: {
		label: 'Credential',
		help: [
			'How the app proves itself: Left and Right choose.',
			'none: a public client, which needs a user. secret: a client secret.',
			'certificate: a certificate with its key. federated: a token of somebody the app trusts.',
		],
	},
	secret: {
		label: 'Secret',
		help: [
			`Where the client secret is found: ${references}`,
			'Not the Secret ID, which is a GUID beside the secret in the portal.',
			'Pasting the secret itself asks where it should live: key ring, vault, file, or nowhere.',
		],
	},
	certificate: {
		label: 'Certificate',
		help: [`Where the certificate is found: file:/path of a PEM or PFX file, or ${references}`],
	},
	key: {label: 'Key', help: ['Where the private key is found, when it is not in the certificate’s file: file:/path.']},
	passphrase: {label: 'Passphrase', help: [`Where the passphrase of the key is found, if it has one: ${references}`]},
	chain: {
		label: 'Chain',
		help: [
			'Left and Right choose; yes sends the certificate and those above it.',
			'For apps that trust a subject and its issuer instead of one certificate.',
		],
	},
	assertion: {
		label: 'Assertion',
		help: [
			'Where the federated token is found: file:/path, github-actions or managed-identity.',
			`Or ${references}`,
			'Kubernetes: file:/var/run/secrets/azure/tokens/azure-identity-token?mode=any',
		],
	},
	expectIssuer: {
		label: 'Exp. issuer',
		help: [
			'The issuer in the app’s federated credential; a slash at its end counts.',
			'When Entra finds no match, what was presented is compared with it, letter by letter.',
		],
	},
	expectSubject: {
		label: 'Exp. subject',
		help: [
			'The subject in the app’s federated credential; capitals count.',
			'For example repo:contoso/deploy:ref:refs/heads/main.',
		],
	},
	expectAudience: {
		label: 'Exp. audience',
		help: ['The audience in the app’s federated credential; empty: the usual one, api://AzureADTokenExchange.'],
	},
	refreshToken: {
		label: 'Refresh token',
		help: [`Where a refresh token is found, if you have one: ${references}`],
	},
	userToken: {
		label: 'User token',
		help: [
			`Where a user’s access token for this app is found: ${references}`,
			'Empty: one got in this session for api://CLIENT-ID/.default is taken, else it is asked for.',
		],
	},
	username: {
		label: 'User name',
		help: [
			'Who signs in with a password: user@contoso.example; empty: asked for.',
			'For test tenants: see i on the flow.',
		],
	},
	password: {
		label: 'Password',
		help: [`Where that user’s password is found: ${references}`, 'Empty: asked for, hidden.'],
	},
	managedIdentity: {
		label: 'Identity',
		help: [
			'client-id=GUID, object-id=GUID or resource-id=ARM-ID of a user-assigned identity.',
			'Empty: the identity of the machine itself (system-assigned).',
		],
	},
	clientCapabilities: {
		label: 'Capability',
		help: [
			'Left and Right choose; cp1: claims challenges can be answered.',
			'Tokens then live up to a day and may be refused at once when something happens (continuous access evaluation).',
		],
	},
	scopes: {
		label: 'Own scope',
		help: [
			'Scopes of your own, the first is the default; separate several by commas.',
			'For example api://your-app/.default. Graph, ARM and others are offered anyway.',
		],
	},
	redirectUri: {
		label: 'Redirect URI',
		help: ['As registered with the app, for flows with a browser; else empty.', 'For example http://localhost:8400.'],
	},
	colour: {label: 'Colour', help: ['Left and Right choose; the name always stands beside the colour.']},
	production: {
		label: 'Production',
		help: ['Left and Right choose; yes shows PROD in the header.', 'For tenants where a mistake hurts.'],
	},
	note: {label: 'Note', help: ['Anything worth knowing; it is shown, and found by the filter. No secrets.']},
};

const flowHelp: readonly string[] = [
	'Space checks a flow this profile may use; at least one is needed.',
	'client credentials: the app as itself. refresh token: on behalf of a user who signed in before.',
	'on-behalf-of, user name + password and managed identity bring fields of their own below.',
];

export const isTextField = (id: EditorFieldId): id is TextFieldId => !isFlowField(id) && !isChoiceField(id);

export const isChoiceField = (id: EditorFieldId): id is ChoiceFieldId => Object.hasOwn(choices, id);

export const isFlowField = (id: EditorFieldId): id is Extract<EditorFieldId, `flow:${string}`> =>
	id.startsWith('flow:');

/** The fields whose text is where a secret is found. */
export const isReferenceField = (id: EditorFieldId): boolean =>
	['secret', 'certificate', 'key', 'passphrase', 'assertion', 'refreshToken', 'userToken', 'password'].includes(id);

export const labelOf = (id: EditorFieldId): string => (isFlowField(id) ? 'Flows' : texts[id].label);

/** Sentences about a field; the first alone must do where there is room for one. */
export const helpOf = (id: EditorFieldId): readonly string[] => (isFlowField(id) ? flowHelp : texts[id].help);

const referenceFields = {
	none: [],
	secret: ['secret'],
	certificate: ['certificate', 'key', 'passphrase', 'chain'],
	federated: ['assertion', 'expectIssuer', 'expectSubject', 'expectAudience'],
} as const satisfies Readonly<Record<ProfileDraft['kind'], readonly EditorFieldId[]>>;

/** The fields that belong to one flow. */
const flowFields = {
	'on-behalf-of': ['userToken'],
	'username-password': ['username', 'password'],
	'managed-identity': ['managedIdentity'],
} as const satisfies Readonly<Partial<Record<FlowId, readonly TextFieldId[]>>>;

/** Seen while the flow is checked, and as long as something stands in them. */
const fieldsOfFlows = (draft: ProfileDraft): readonly TextFieldId[] =>
	Object.entries(flowFields).flatMap(([flow, ids]) =>
		flowsOf(draft).some(checked => checked === flow) ? ids : ids.filter(id => draft.texts[id].text !== ''),
	);

/** The fields to be seen, in order: what a choice makes meaningless is left out. */
export const visibleFields = (draft: ProfileDraft): readonly EditorFieldId[] => [
	'name',
	'tenant',
	'cloud',
	...(draft.cloud === 'custom'
		? (['authority', 'graph', 'arm', 'partnerCenter', 'certificateAuthority'] as const)
		: []),
	'clientId',
	'kind',
	...referenceFields[draft.kind],
	'refreshToken',
	...flows.map(({id}) => `flow:${id}` as const),
	...fieldsOfFlows(draft),
	'clientCapabilities',
	'scopes',
	'redirectUri',
	'colour',
	'production',
	'note',
];
