import type {AuthorizationCode} from './authorization-codes.ts';
import {type AuthorizeClient, authorizeClient, authorizeWish, type Return} from './authorize-request.ts';
import {EntraRefusal, refusalDetails} from './entra-errors.ts';
import {html, htmlPage} from './html.ts';
import type {Call, EmulatorResponse} from './message.ts';
import {grantOf, type Person, peopleAt, personNamed, signInFields} from './sign-in-form.ts';
import {clientInfo} from './token-answer.ts';
import {formOf, installationOf} from './token-request.ts';
import type {World} from './world.ts';

type Parameters = Readonly<Record<string, string | undefined>>;

/** Sends the browser back to the app: by a redirect, or by a page with a form that posts itself. */
function answerApp({redirectUri, mode, state}: Return, parameters: Parameters): EmulatorResponse {
	const fields = Object.entries({...parameters, state}).flatMap(
		([name, value]): Array<[string, string]> => (value === undefined ? [] : [[name, value]]),
	);
	if (mode === 'form_post') {
		return htmlPage(
			200,
			'Back to the app',
			[
				html`<form method="post" action="${redirectUri}">
${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button>Continue</button>
</form>`,
			],
			{goesOn: true},
		);
	}

	const url = new URL(redirectUri);
	for (const [name, value] of fields) {
		url.searchParams.append(name, value);
	}

	return {status: 302, headers: {location: url.href, 'cache-control': 'no-store'}, body: ''};
}

const answerRefusal = (call: Call, back: Return, refusal: EntraRefusal): EmulatorResponse =>
	answerApp(back, {
		error: refusal.error,
		error_description: refusalDetails(call, refusal).description,
		error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
	});

/** As Entra: what must not go to a redirect URI that may be anybody's is told to the person. */
const refusalPage = (call: Call, refusal: EntraRefusal): EmulatorResponse =>
	htmlPage(400, 'Sorry, but we are having trouble signing you in', [
		html`<p role="alert">${refusalDetails(call, refusal).description}</p>`,
		html`<p>The app is not told: read this, and cancel the sign-in there.</p>`,
	]);

const askForPerson = (
	world: World,
	call: Call,
	{authority, registration}: AuthorizeClient,
	{scope}: Pick<AuthorizationCode, 'scope'>,
): EmulatorResponse =>
	htmlPage(200, `Sign in to ${registration.displayName}`, [
		html`<p>It asks for <code>${scope}</code>.</p>`,
		html`<form method="post" action="${call.url.pathname}${call.url.search}">
${signInFields(peopleAt(world, authority), call.url.searchParams.get('login_hint') ?? '')}
</form>`,
	]);

function codeFor(
	world: World,
	call: Call,
	{authority, registration, back}: AuthorizeClient,
	wish: ReturnType<typeof authorizeWish>,
	person: Person,
): EmulatorResponse {
	const {clientId} = registration;
	installationOf(registration, authority.kind === 'tenant' ? authority.tenant : person.home.tenant);
	const grant = grantOf(person, formOf(call), {clientId, scope: wish.scope, now: call.now});
	const code = world.authorizationCodes.issue(
		{...wish, clientId, redirectUri: back.redirectUri, authority, grant},
		call.now,
		call.random,
	);
	return answerApp(back, {
		code,
		session_state: call.random.guid(),
		client_info:
			call.url.searchParams.get('client_info') === '1' ? clientInfo(world, {user: person.user, grant}) : undefined,
	});
}

function answerClient(world: World, call: Call, client: AuthorizeClient): EmulatorResponse {
	const wish = authorizeWish(call, client);
	const form = call.method === 'POST' ? formOf(call) : new URLSearchParams();
	if (form.get('answer') === 'decline') {
		throw new EntraRefusal(65004, 'access_denied', 'User declined to consent to access the app.');
	}

	const person = form.has('answer') ? personNamed(peopleAt(world, client.authority), form.get('user')) : undefined;
	return person ? codeFor(world, call, client, wish, person) : askForPerson(world, call, client, wish);
}

const refusalOf = (thrown: unknown): EntraRefusal => {
	if (thrown instanceof EntraRefusal) {
		return thrown;
	}

	throw thrown;
};

/** The authorize endpoint (RFC 6749 section 4.1.1): a page on which a demo user signs in. */
export function authorizeEndpoint(world: World, call: Call, tenantSegment: string): EmulatorResponse {
	let client: AuthorizeClient;
	try {
		client = authorizeClient(world, call, tenantSegment);
	} catch (thrown) {
		return refusalPage(call, refusalOf(thrown));
	}

	try {
		return answerClient(world, call, client);
	} catch (thrown) {
		return answerRefusal(call, client.back, refusalOf(thrown));
	}
}
