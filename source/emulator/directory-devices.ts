import {type Item, instant} from './directory-item.ts';
import type {User} from './directory-people.ts';
import {createRandom} from './random.ts';
import type {Tenant} from './tenants.ts';

const models = [
	{os: 'Windows', version: '10.0.26100.2314', maker: 'Northwind Devices', model: 'Traveller 14', prefix: 'LAP'},
	{os: 'Windows', version: '10.0.22631.4460', maker: 'Northwind Devices', model: 'Tower 5', prefix: 'DSK'},
	{os: 'MacMDM', version: '15.1', maker: 'Apple', model: 'MacBook Air', prefix: 'MAC'},
	{os: 'iOS', version: '18.1', maker: 'Apple', model: 'iPhone 15', prefix: 'PHN'},
	{os: 'AndroidEnterprise', version: '15', maker: 'Litware', model: 'Slate 8', prefix: 'TAB'},
] as const;

export type TenantDevices = {readonly devices: readonly Item[]; readonly managedDevices: readonly Item[]};

/** Registered devices (`device`) and the same ones as the device management sees them (`managedDevice`). */
export function createDevices(seed: string, tenant: Tenant, users: readonly User[], now: number): TenantDevices {
	const rows = users
		.filter((_, index) => index % 3 === 0)
		.map((user, index) => {
			const random = createRandom(`${seed}/device/${tenant.id}/${index}`);
			const model = random.pick(models);
			const ids = {device: random.guid(), registration: random.guid(), managed: random.guid()};
			const displayName = `${model.prefix}-${random.text(6, 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789')}`;
			const isCompliant = random.integer(8) !== 0;
			const seen = now - random.integer(20 * 86_400_000);
			const enrolled = now - 86_400_000 * (30 + random.integer(700));
			const device: Item = {
				id: ids.device,
				deviceId: ids.registration,
				displayName,
				operatingSystem: model.os,
				operatingSystemVersion: model.version,
				manufacturer: model.maker,
				model: model.model,
				accountEnabled: true,
				isCompliant,
				isManaged: true,
				trustType: model.os === 'Windows' ? 'AzureAd' : 'Workplace',
				profileType: 'RegisteredDevice',
				registrationDateTime: instant(enrolled),
				approximateLastSignInDateTime: instant(seen),
			};
			const managed: Item = {
				id: ids.managed,
				azureADDeviceId: ids.registration,
				deviceName: displayName,
				userId: user.id,
				userPrincipalName: user.userPrincipalName,
				userDisplayName: user.displayName,
				managedDeviceOwnerType: 'company',
				operatingSystem: model.os,
				osVersion: model.version,
				manufacturer: model.maker,
				model: model.model,
				serialNumber: random.text(10, '0123456789ABCDEFGHJKLMNP'),
				complianceState: isCompliant ? 'compliant' : 'noncompliant',
				enrolledDateTime: instant(enrolled),
				lastSyncDateTime: instant(seen),
				isEncrypted: true,
			};
			return {device, managed};
		});
	return {devices: rows.map(({device}) => device), managedDevices: rows.map(({managed}) => managed)};
}
