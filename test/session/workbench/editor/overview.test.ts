import assert from 'node:assert/strict';
import {test} from 'node:test';
import {overviewOf} from '../../../../source/session/workbench/editor/overview.ts';
import {clientId, tenantId} from './bench.ts';

const expected = {clientId, tenant: tenantId, name: 'tok smoke'};
const objectId = '33333333-3333-4333-8333-333333333333';

const blocks: Readonly<Record<string, string>> = {
	'lines with colons': `Display name : tok smoke\nApplication (client) ID : ${clientId}\nObject ID : ${objectId}\nDirectory (tenant) ID : ${tenantId}\nSupported account types : My organization only`,
	'any other order': `Directory (tenant) ID: ${tenantId}\nObject ID: ${objectId}\nApplication (client) ID: ${clientId}\nDisplay name: tok smoke\n`,
	'carriage returns, as terminals paste them': `Display name : tok smoke\rApplication (client) ID : ${clientId}\rDirectory (tenant) ID : ${tenantId}\r`,
	'tabs between name and value': `Display name\ttok smoke\nApplication (client) ID\t${clientId}\nDirectory (tenant) ID\t${tenantId}`,
	'tabs between everything': `Display name\ttok smoke\tApplication (client) ID\t${clientId}\tDirectory (tenant) ID\t${tenantId}`,
	'values below their names': `Essentials\n\nDisplay name\n:\ntok smoke\nApplication (client) ID\n:\n${clientId}\nDirectory (tenant) ID\n:\n${tenantId}\n`,
	'one line of blanks': `Display name : tok smoke Application (client) ID : ${clientId} Object ID : ${objectId} Directory (tenant) ID : ${tenantId}`,
};

for (const [form, block] of Object.entries(blocks)) {
	test(`ids and name are picked out of an Overview block: ${form}`, () => {
		assert.deepEqual(overviewOf(block), expected);
	});
}

test('the object id is never taken for the client id', () => {
	assert.equal(overviewOf(`Display name : a\nObject ID : ${objectId}`), undefined);
	assert.deepEqual(overviewOf(`Object ID : ${objectId}\nDirectory (tenant) ID : ${tenantId}`), {tenant: tenantId});
});

test('an empty name does not swallow the line below it', () => {
	assert.deepEqual(overviewOf(`Display name :\nApplication (client) ID : ${clientId}`), {clientId});
});

test('other texts are no Overview block', () => {
	for (const text of [clientId, 'contoso', `client ${clientId}`, 'Application (client) ID : soon', '']) {
		assert.equal(overviewOf(text), undefined);
	}
});
