import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cleanForeignText} from '../../source/core/foreign-text.ts';
import {createDirectory} from '../../source/emulator/directory.ts';

const now = Date.parse('2026-03-02T09:00:00Z');
const directory = createDirectory('entok', now);

const isUnsafe = ({displayName}: {readonly displayName: string}) => cleanForeignText(displayName) !== displayName;
const isForeign = ({displayName}: {readonly displayName: string}) => /[^\u0000-\u007f]/.test(displayName);

test('directory: holds enough for every screen to look like a real tenant', () => {
	const {contoso, azure, partner} = directory;
	assert.ok(contoso.users.length >= 200);
	assert.ok(contoso.groups.length >= 40);
	assert.ok(contoso.applications.length >= 30);
	assert.ok(contoso.servicePrincipals.length > contoso.applications.length);
	assert.ok(contoso.devices.length >= 50);
	assert.ok(contoso.signIns.length >= 100 && contoso.directoryAudits.length >= 50);
	assert.equal(azure.subscriptions.length, 3);
	assert.ok(azure.subscriptions.every(({resourceGroups}) => resourceGroups.length >= 2));
	assert.equal(partner.customers.length, 12);
	assert.ok(partner.invoices.length > 10);
});

test('directory: exactly one user and one group try to take over the terminal, a few names are not ASCII', () => {
	const {users, groups} = directory.contoso;
	assert.equal(users.filter(isUnsafe).length, 1);
	assert.equal(groups.filter(isUnsafe).length, 1);
	assert.ok(users.filter(user => isForeign(user) && !isUnsafe(user)).length >= 1);
	for (const {displayName} of [...users, ...groups].filter(isUnsafe)) {
		assert.match(displayName, /\u001b\[/);
		assert.match(displayName, /[\u202a-\u202e\u2066-\u2069]/);
	}
});

test('directory: ids and sign-in names are unique, and every reference leads somewhere', () => {
	const {users, groups, members, managers} = directory.contoso;
	const ids = new Set(users.map(({id}) => id));
	assert.equal(ids.size, users.length);
	assert.equal(new Set(users.map(({userPrincipalName}) => userPrincipalName)).size, users.length);
	assert.equal(new Set(groups.map(({id}) => id)).size, groups.length);
	assert.ok([...members.values()].every(list => list.every(id => ids.has(id))));
	assert.ok([...managers].every(([id, manager]) => ids.has(id) && ids.has(manager) && id !== manager));
	assert.equal(managers.size, users.length - 1, 'everybody but the head of the company has a manager');
});

test('directory: addresses and domains are reserved ones', () => {
	const text = JSON.stringify([directory.contoso.users, directory.fabrikam.users, directory.partner]);
	for (const [, domain = ''] of text.matchAll(/@([\w.-]+)/g)) {
		assert.match(domain, /\.example$/);
	}
});

test('directory: the log is newest first and not from the future', () => {
	const times = directory.contoso.signIns.map(({createdDateTime}) => Date.parse(String(createdDateTime)));
	assert.deepEqual(
		times,
		times.toSorted((a, b) => b - a),
	);
	assert.ok(times.every(time => time <= now));
});

test('directory: another seed makes other people with other ids, in the same tenants', () => {
	const other = createDirectory('another', now);
	assert.notDeepEqual(other.contoso.users[20], directory.contoso.users[20]);
	assert.equal(other.contoso.tenant.id, directory.contoso.tenant.id);
	assert.deepEqual(
		other.registrations.map(({clientId}) => clientId),
		directory.registrations.map(({clientId}) => clientId),
	);
});
