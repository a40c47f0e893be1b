import {type Item, instant} from './directory-item.ts';
import {familyNames, givenNames} from './names.ts';
import {createRandom} from './random.ts';
import {contoso} from './tenants.ts';

const companies = [
	[contoso.displayName, contoso.domains[0] ?? ''],
	['Adatum Manufacturing', 'adatum.example'],
	['Alpine Ski House', 'alpine-ski-house.example'],
	['Blue Yonder Flights', 'blue-yonder.example'],
	['City Power & Light', 'city-power.example'],
	['Coho Winery', 'coho-winery.example'],
	['Fourth Coffee', 'fourth-coffee.example'],
	['Humongous Insurance', 'humongous-insurance.example'],
	['Lucerne Publishing', 'lucerne-publishing.example'],
	['Margie’s Travel', 'margies-travel.example'],
	['Tailspin Toys', 'tailspin-toys.example'],
	['Wide World Importers', 'wide-world-importers.example'],
] as const;

const offers = [
	['Microsoft 365 Business Premium', 'CFQ7TTC0LCHC:0002'],
	['Microsoft 365 E3', 'CFQ7TTC0LFLX:0001'],
	['Azure plan', 'DZH318Z0BPS6:0001'],
	['Exchange Online (Plan 1)', 'CFQ7TTC0LH16:0001'],
] as const;

export type Customer = {
	readonly id: string;
	readonly companyName: string;
	readonly domain: string;
	readonly subscriptions: readonly Item[];
	readonly users: readonly Item[];
};

export type Partner = {
	readonly customers: readonly Customer[];
	readonly invoices: readonly Item[];
	readonly mpnId: string;
};

function createCustomer(seed: string, index: number, companyName: string, domain: string, now: number): Customer {
	const random = createRandom(`${seed}/customer/${index}`);
	const invented = random.guid();
	const id = companyName === contoso.displayName ? contoso.id : invented;
	return {
		id,
		companyName,
		domain,
		subscriptions: offers.slice(0, 1 + random.integer(offers.length)).map(([offerName, offerId]) => ({
			id: random.guid(),
			offerId,
			offerName,
			friendlyName: offerName,
			quantity: 1 + random.integer(250),
			unitType: 'Licenses',
			creationDate: instant(now - random.integer(900) * 86_400_000),
			effectiveStartDate: instant(now - 200 * 86_400_000),
			commitmentEndDate: instant(now + 165 * 86_400_000),
			status: random.integer(6) === 0 ? 'suspended' : 'active',
			autoRenewEnabled: true,
			billingType: 'license',
			billingCycle: 'monthly',
			termDuration: 'P1Y',
			attributes: {objectType: 'Subscription'},
		})),
		users: Array.from({length: 5 + random.integer(30)}, (_, place) => {
			const firstName = random.pick(givenNames);
			const lastName = random.pick(familyNames);
			return {
				id: random.guid(),
				userPrincipalName: `${firstName}.${lastName}${place}@${domain}`.toLowerCase(),
				firstName,
				lastName,
				displayName: `${firstName} ${lastName}`,
				usageLocation: 'DE',
				state: 'active',
				userDomainType: 'none',
				attributes: {objectType: 'CustomerUser'},
			};
		}),
	};
}

/** What the partner sees in Partner Center: twelve customers, two years of invoices. */
export function createPartner(seed: string, now: number): Partner {
	const random = createRandom(`${seed}/invoices`);
	return {
		customers: companies.map(([name, domain], index) => createCustomer(seed, index, name, domain, now)),
		mpnId: '6400042',
		invoices: Array.from({length: 24}, (_, index): Item => {
			const date = now - index * 30 * 86_400_000;
			return {
				id: `G${String(24_000_871 + index * 977).padStart(9, '0')}`,
				invoiceDate: instant(date),
				billingPeriodStartDate: instant(date - 30 * 86_400_000),
				billingPeriodEndDate: instant(date),
				totalCharges: 1_000 + random.integer(900_000) / 100,
				paidAmount: 0,
				currencyCode: 'EUR',
				currencySymbol: '€',
				documentType: 'invoice',
				state: index === 0 ? 'Unpaid' : 'Paid',
				invoiceType: 'Recurring',
				attributes: {objectType: 'Invoice'},
			};
		}),
	};
}

/** A customer as lists show it. */
export const customerItem = ({id, companyName, domain}: Customer): Item => ({
	id,
	commerceId: createRandom(`commerce/${id}`).guid(),
	companyProfile: {
		tenantId: id,
		domain,
		companyName,
		attributes: {objectType: 'CustomerCompanyProfile'},
	},
	relationshipToPartner: 'reseller',
	allowDelegatedAccess: true,
	attributes: {objectType: 'Customer'},
});
