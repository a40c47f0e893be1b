import type {Probe} from '../core/probe.ts';
import {forUsers, need} from './needs.ts';

const mfaNote = 'A signed-in user must have passed multi-factor authentication; otherwise 401 with code 900421.';

/** Calls open to an app on its own as well; it needs no permission beyond a valid token. */
const appOrUser: Probe['needs'] = {application: need('none'), delegated: need('user_impersonation')};
const userOnly = forUsers('user_impersonation');

const partnerCenterProbe = (id: string, title: string, path: string, needs: Probe['needs']): Probe => ({
	id: `partner-center.${id}`,
	service: 'partner-center',
	title,
	method: 'GET',
	path: `/v1${path}`,
	needs,
	readOnly: true,
	note: mfaNote,
	source: 'Partner Center REST documentation, 2021 to 2022; multi-factor announcements of 2026',
});

/** Requests to the Partner Center API. */
export const partnerCenterProbes: readonly Probe[] = [
	partnerCenterProbe(
		'legal-business',
		'Legal business profile',
		'/profiles/legalbusiness?vettingVersion=Current',
		appOrUser,
	),
	partnerCenterProbe('organization', 'Organization profile', '/profiles/organization', userOnly),
	partnerCenterProbe('mpn', 'Partner network profile', '/profiles/mpn', userOnly),
	partnerCenterProbe('customers', 'Customers', '/customers?size=40', appOrUser),
	partnerCenterProbe('customer', 'One customer', '/customers/{customer}', appOrUser),
	partnerCenterProbe(
		'customer-subscriptions',
		'Subscriptions of a customer',
		'/customers/{customer}/subscriptions',
		appOrUser,
	),
	partnerCenterProbe('customer-users', 'Users of a customer', '/customers/{customer}/users', userOnly),
	partnerCenterProbe('invoices', 'Invoices', '/invoices?size=10&offset=0', appOrUser),
];
