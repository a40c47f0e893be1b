import {matchProbe} from '../catalogue/probes.ts';
import {type Caller, readBearer} from './bearer.ts';
import {customerItem} from './directory-partner.ts';
import {type Call, type EmulatorResponse, jsonAnswer, queryParameter, sentOrNewId} from './message.ts';
import {oldGraphResource, partnerCenterResource} from './resources.ts';
import {fabrikam} from './tenants.ts';
import type {World} from './world.ts';

const headersOf = (call: Call): Readonly<Record<string, string>> => ({
	'MS-RequestId': sentOrNewId(call.headers['ms-requestid'], call.random),
	'MS-CorrelationId': sentOrNewId(call.headers['ms-correlationid'], call.random),
});

const refusal = (
	call: Call,
	status: number,
	code: string,
	description: string,
	headers: Readonly<Record<string, string>> = {},
): EmulatorResponse =>
	jsonAnswer(status, {code, description, data: [], source: 'PartnerFD'}, {...headersOf(call), ...headers});

const unauthorized = (call: Call, code: string, description: string): EmulatorResponse =>
	refusal(call, 401, code, description, {'www-authenticate': `OAuth realm=urn:cpsvc:cpid:${fabrikam.id}`});

const linkTo = (uri: string) => ({uri, method: 'GET', headers: []});

/** A page of a list: `size` and `offset` are counted in items. */
function collection(call: Call, items: readonly object[]): EmulatorResponse {
	const size = Number(queryParameter(call, 'size') ?? 100);
	const offset = Number(queryParameter(call, 'offset') ?? 0);
	if (!Number.isInteger(size) || !Number.isInteger(offset) || size < 1 || offset < 0) {
		return refusal(call, 400, '2000', 'The paging parameters are not valid.');
	}

	const path = call.url.pathname.replace(/^\/v1/i, '');
	const page = (from: number) => linkTo(`${path}?size=${size}&offset=${from}`);
	return jsonAnswer(
		200,
		{
			totalCount: items.length,
			items: items.slice(offset, offset + size),
			links: {
				self: page(offset),
				...(offset + size < items.length ? {next: page(offset + size)} : {}),
			},
			attributes: {objectType: 'Collection'},
		},
		headersOf(call),
	);
}

function profile(world: World, name: string): object | undefined {
	const address = {country: 'GB', city: 'Leeds', addressLine1: '1 Example Way', postalCode: 'LS1 0AA'};
	switch (name) {
		case 'legalbusiness':
			return {
				companyName: fabrikam.displayName,
				address,
				vettingStatus: 'Authorized',
				profileType: 'LegalBusinessProfile',
			};
		case 'organization':
			return {
				id: fabrikam.id,
				companyName: fabrikam.displayName,
				defaultAddress: address,
				tenantId: fabrikam.id,
				domain: fabrikam.domains[0],
				email: `partners@${fabrikam.domains[0]}`,
				language: 'en',
				culture: 'en-GB',
				profileType: 'OrganizationProfile',
			};
		case 'mpn':
			return {mpnId: world.directory.partner.mpnId, partnerName: fabrikam.displayName, profileType: 'MpnProfile'};
		case 'support':
			return {email: `support@${fabrikam.domains[0]}`, telephone: '+44 113 5550 100', profileType: 'SupportProfile'};
		case 'billing':
			return {companyName: fabrikam.displayName, address, billingCurrency: 'EUR', profileType: 'BillingProfile'};
		default:
			return undefined;
	}
}

function read(world: World, call: Call): EmulatorResponse {
	const [, area = '', id = '', below = '', rest] = call.segments.map(segment => segment.toLowerCase());
	const {customers, invoices} = world.directory.partner;
	const one = (body: object | undefined, kind: string): EmulatorResponse =>
		body
			? jsonAnswer(
					200,
					{...body, links: {self: linkTo(call.url.pathname.replace(/^\/v1/i, ''))}, attributes: {objectType: kind}},
					headersOf(call),
				)
			: refusal(call, 404, '2032', 'The resource was not found.');

	if (rest !== undefined) {
		return one(undefined, '');
	}

	if (area === 'profiles' && below === '') {
		const found = profile(world, id);
		return one(found, 'PartnerProfile');
	}

	if (area === 'invoices' && below === '') {
		return id === ''
			? collection(call, invoices)
			: one(
					invoices.find(invoice => invoice.id.toLowerCase() === id),
					'Invoice',
				);
	}

	if (area !== 'customers') {
		return one(undefined, '');
	}

	const customer = customers.find(candidate => candidate.id === id);
	if (id === '') {
		return collection(call, customers.map(customerItem));
	}

	if (!customer) {
		return refusal(call, 404, '20002', 'There is no partner relationship with this customer.');
	}

	switch (below) {
		case '':
			return one(customerItem(customer), 'Customer');
		case 'subscriptions':
			return collection(call, customer.subscriptions);
		case 'users':
			return collection(call, customer.users);
		default:
			return one(undefined, '');
	}
}

/** Why a caller may not make a call: Partner Center wants a user who passed multi-factor authentication for most. */
function objection(call: Call, caller: Caller): EmulatorResponse | undefined {
	const needs = matchProbe('partner-center', 'GET', call.url.pathname)?.needs;
	if (caller.tenantId !== fabrikam.id) {
		return refusal(call, 403, '60003', 'The tenant of the token is not a partner.');
	}

	if (caller.kind === 'app') {
		return needs && !needs.application
			? unauthorized(call, '800001', 'This call needs a token of a signed-in user (App+User).')
			: undefined;
	}

	if (!caller.scopes.includes('user_impersonation')) {
		return unauthorized(call, '800001', 'The token does not carry user_impersonation.');
	}

	return caller.passedMfa
		? undefined
		: unauthorized(call, '900421', 'Multi-factor authentication is required for App+User calls.');
}

/** The Partner Center API: answers below `/v1/`. */
export function partnerCenter(world: World, call: Call): EmulatorResponse {
	const retryAfter = world.switches.takeApiThrottle();
	if (retryAfter !== undefined) {
		return jsonAnswer(
			429,
			{statusCode: 429, message: `Rate limit is exceeded. Try again in ${Math.ceil(retryAfter)} seconds.`},
			{...headersOf(call), 'retry-after': String(retryAfter)},
		);
	}

	const bearer = readBearer(world, call, [partnerCenterResource, oldGraphResource]);
	if (!bearer.ok) {
		const words = {
			missing: 'The partner token is missing.',
			unreadable: 'The partner token could not be read.',
			'bad-signature': 'The signature of the partner token is not valid.',
			expired: 'The partner token has expired.',
			audience: 'The partner token is for another audience.',
		} as const;
		return unauthorized(call, bearer.problem.kind === 'missing' ? '800001' : '401', words[bearer.problem.kind]);
	}

	if (call.method !== 'GET') {
		return refusal(call, 405, '405', `The method ${call.method} is not allowed here.`, {allow: 'GET'});
	}

	return objection(call, bearer.caller) ?? read(world, call);
}
