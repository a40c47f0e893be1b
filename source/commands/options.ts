import {colourWords} from '../core/colour-choice.ts';
import {themeNames} from '../core/terminal-looks.ts';

/** An option of the command line. `value` names what follows it; without one it is a switch. */
export type OptionSpec = {
	readonly help: string;
	readonly value?: string;
	readonly short?: string;
	/** It may be given several times. */
	readonly multiple?: boolean;
	/** The values it can have; absent: any. */
	readonly choices?: readonly string[];
};

const options = {
	demo: {help: 'use the built-in demo tenant; touches nothing of yours'},
	profile: {value: 'NAME', short: 'p', help: 'the profile to use (or ENTOK_PROFILE)'},
	flow: {value: 'FLOW', short: 'f', help: 'the flow, such as client-credentials, device-code or own-token'},
	scope: {value: 'SCOPE', short: 's', help: 'a preset such as graph, arm, partner-center, or a whole scope'},
	tenant: {value: 'TENANT', help: 'another tenant than the profile’s, this once'},
	cloud: {value: 'CLOUD', help: 'public, us-gov, us-gov-dod, china or custom'},
	json: {help: 'JSON on standard output; errors as JSON on standard error'},
	'no-input': {help: 'never ask; fail when something is missing'},
	timeout: {value: 'SECONDS', help: 'the longest time one request may take (60)'},
	'config-dir': {value: 'DIR', help: 'where the profiles are kept'},
	color: {value: 'WHEN', choices: colourWords, help: 'colours: always, never or auto (or ENTOK_COLOR)'},
	'no-color': {help: 'no colours'},
	theme: {value: 'NAME', choices: themeNames, help: `${themeNames.join(', ')} (or ENTOK_THEME)`},
	slow: {help: 'for slow lines: fewer bytes, minutes instead of seconds'},
	accessible: {help: 'the workbench in plain lines, for screen readers and simple terminals'},
	clipboard: {value: 'WAY', help: 'how the workbench copies: tmux, osc52, native or file (or ENTOK_CLIPBOARD)'},
	verbose: {help: 'show every exchange on standard error, secrets masked'},
	version: {help: 'print the version'},
	help: {short: 'h', help: 'explain a command'},
	'min-valid': {value: 'SECONDS', help: 'a token that is good for at least so long, or none'},
	for: {value: 'TIME', help: 'how long tokens are held: 30m, 8h (8h; 24h at most)'},
	status: {help: 'what is held, without the tokens'},
	foreground: {help: 'hold in this process, for a service manager'},
	all: {help: 'everything, and the holder itself'},
	query: {value: 'TEXT', help: 'narrow the list down by this at first'},
	'select-1': {help: 'take the only profile that matches without asking'},
	'exit-0': {help: 'leave at once when no profile matches'},
	height: {value: 'ROWS', help: 'the rows the list takes (10)'},
	print: {value: 'FORM', help: 'what to print: token, header, env, powershell, json, or profile for its name'},
	show: {help: 'print the token although standard output is a terminal'},
	'secret-stdin': {help: 'read the secret, passphrase or federated assertion from standard input'},
	verify: {help: 'check the signature with the keys its authority publishes'},
	remember: {
		value: 'PLACE',
		help: 'keep the sign-in: write its refresh token to a new file, vault:NAME or keychain:NAME; the profile refers to it',
	},
	'vault-passphrase-fd': {
		value: 'N',
		help: 'read the passphrase of the vault from file descriptor N (also: ENTOK_VAULT_PASSPHRASE_FD, _FILE)',
	},
	'allow-writes': {help: 'send requests that may change something'},
	'allow-host': {value: 'ORIGIN', multiple: true, help: 'an origin to trust with a token that is not meant for it'},
	header: {value: 'NAME:VALUE', short: 'H', multiple: true, help: 'a request header'},
	body: {value: 'FILE', help: 'the request body, from a file or - for standard input'},
	'all-pages': {help: 'follow the links to further pages and join them'},
	'client-id': {value: 'ID', help: 'the application (client) id'},
	name: {value: 'NAME', help: 'the new name'},
	secret: {
		value: 'REFERENCE',
		help: 'where the client secret is: env:NAME, file:/path, vault:NAME, keychain:NAME, cmd:[…] or prompt',
	},
	store: {
		value: 'PLACE',
		help: 'store the secret that is typed or piped in: vault:NAME, keychain:NAME, file:/path — or plain, unprotected',
	},
	to: {value: 'PLACE', help: 'where the secret is moved to: vault:NAME, keychain:NAME or file:/path'},
	field: {value: 'FIELD', help: 'which secret: secret, passphrase, password, refresh-token or user-token'},
	certificate: {value: 'REFERENCE', help: 'where certificate and key are: file:/path of a PEM or PFX file'},
	'certificate-key': {value: 'REFERENCE', help: 'where its key is, when it has a file of its own'},
	passphrase: {value: 'REFERENCE', help: 'where the passphrase of the key is'},
	'certificate-chain': {help: 'send the whole chain (trust by subject name and issuer)'},
	'no-certificate-chain': {help: 'send the thumbprint only'},
	assertion: {value: 'SOURCE', help: 'the federated assertion: file:/path, github-actions, managed-identity'},
	'expect-issuer': {value: 'ISSUER', help: 'the issuer the app’s federated credential names, to compare with'},
	'expect-subject': {value: 'SUBJECT', help: 'the subject it names'},
	'expect-audience': {value: 'AUDIENCE', help: 'the audience it names, if not the usual one'},
	'refresh-token': {
		value: 'REFERENCE',
		help: "where the refresh token is: env:NAME, file:/path, prompt; '' forgets it",
	},
	'user-token': {value: 'REFERENCE', help: 'where a user’s token for this app is, for on-behalf-of'},
	username: {value: 'NAME', help: 'who signs in with username-password: user@contoso.example'},
	password: {value: 'REFERENCE', help: 'where that user’s password is: env:NAME, file:/path, prompt'},
	'managed-identity': {
		value: 'IDENTITY',
		help: 'a user-assigned one: client-id=GUID, object-id=GUID or resource-id=ID; system: the machine’s own',
	},
	'client-capability': {value: 'cp1', help: 'what this client can answer: cp1 (claims challenges), or none'},
	authority: {value: 'URL', help: 'the authority of a custom cloud'},
	graph: {value: 'URL', help: 'Microsoft Graph of a custom cloud'},
	arm: {value: 'URL', help: 'Azure Resource Manager of a custom cloud'},
	'partner-center': {value: 'URL', help: 'Partner Center of a custom cloud'},
	'certificate-authority': {value: 'FILE', help: 'the certificate authority of a custom cloud, PEM'},
	'redirect-uri': {value: 'URI', help: 'a redirect URI of the app registration'},
	colour: {value: 'COLOUR', help: 'green, yellow, red or none'},
	production: {help: 'mark the profile as production'},
	'no-production': {help: 'take that mark off'},
	note: {value: 'TEXT', help: 'a note, shown in lists'},
	'from-env': {help: 'import the AZURE_* variables'},
	port: {value: 'PORT', help: 'the port to listen on (a free one)'},
	https: {help: 'serve over HTTPS, also under the names of Microsoft’s public cloud'},
	'ca-file': {value: 'FILE', help: 'write the certificate authority there, for clients to trust (PEM)'},
	proxy: {value: 'PORT', help: 'also be a proxy that leads those names here; 0 for a free port'},
	markdown: {help: 'a table in Markdown, for documents'},
	seed: {value: 'TEXT', help: 'the same seed gives the same people, ids and keys'},
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof options;

/** Every option there is; a command lists those it takes. */
export const optionSpecs: Readonly<Record<OptionName, OptionSpec>> = options;

type ValueOf<Spec> = Spec extends {readonly multiple: true}
	? readonly string[]
	: Spec extends {readonly value: string}
		? string
		: true;

/** What was given on the command line. */
export type Options = {readonly [Name in OptionName]?: ValueOf<(typeof options)[Name]>};

/** Options every command takes. */
export const globalOptions: readonly OptionName[] = [
	'demo',
	'json',
	'no-input',
	'timeout',
	'config-dir',
	'color',
	'no-color',
	'theme',
	'slow',
	'accessible',
	'verbose',
	'help',
];

/** Options of a command that gets a token. */
export const choiceOptions: readonly OptionName[] = [
	'profile',
	'flow',
	'scope',
	'tenant',
	'cloud',
	'username',
	'secret-stdin',
	'vault-passphrase-fd',
];
