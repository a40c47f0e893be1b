import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Profile} from '../../../../source/core/profile.ts';
import {visibleFields} from '../../../../source/session/workbench/editor/fields.ts';
import {clientId, contoso, type EditorBench, openEditorBench} from './bench.ts';

const full: Profile = {
	...contoso,
	userToken: 'env:USER_TOKEN',
	username: 'nadia@contoso.example',
	password: 'file:/p',
	managedIdentity: {objectId: clientId},
	clientCapabilities: ['cp1'],
};

const sees = (editor: EditorBench, field: ReturnType<typeof visibleFields>[number]): boolean =>
	visibleFields(editor.draft()).includes(field);

for (const [flow, fields] of [
	['on-behalf-of', ['userToken']],
	['username-password', ['username', 'password']],
	['managed-identity', ['managedIdentity']],
] as const) {
	test(`checking ${flow} brings ${fields.join(' and ')}, unchecking takes it away while it is empty`, async () => {
		const editor = await openEditorBench({profiles: [contoso]});
		editor.press('e');
		assert.ok(fields.every(field => !sees(editor, field)));
		editor.goTo(`flow:${flow}`);
		editor.press('space');
		assert.ok(fields.every(field => sees(editor, field)));
		editor.press('space');
		assert.ok(fields.every(field => !sees(editor, field)));
	});
}

test('what stands in a field of a flow is seen and kept, whether the flow is checked or not', async () => {
	const editor = await openEditorBench({profiles: [full]});
	editor.press('e');
	assert.ok((['userToken', 'username', 'password', 'managedIdentity'] as const).every(field => sees(editor, field)));
	assert.equal(editor.draft().texts.managedIdentity.text, `object-id=${clientId}`);
	editor.fill('note', 'changed');
	editor.press('ctrl-x');
	await editor.settled();
	assert.deepEqual(await editor.saved(), [{...full, note: 'changed'}]);
});

test('the fields are typed, chosen and saved', async () => {
	const editor = await openEditorBench({profiles: [contoso]});
	editor.press('e');
	for (const flow of ['on-behalf-of', 'username-password', 'managed-identity'] as const) {
		editor.goTo(`flow:${flow}`);
		editor.press('space');
	}

	editor.fill('userToken', 'env:USER_TOKEN');
	editor.fill('username', 'nadia@contoso.example');
	editor.fill('password', 'file:/p');
	editor.fill('managedIdentity', 'resource-id=/subscriptions/s/i');
	editor.goTo('clientCapabilities');
	editor.press('right', 'ctrl-x');
	await editor.settled();
	assert.deepEqual(await editor.saved(), [
		{
			...full,
			managedIdentity: {resourceId: '/subscriptions/s/i'},
			flows: ['client-credentials', 'on-behalf-of', 'username-password', 'managed-identity'],
		},
	]);
});

test('emptied fields are taken out of the profile', async () => {
	const editor = await openEditorBench({profiles: [full]});
	editor.press('e');
	for (const field of ['userToken', 'username', 'password', 'managedIdentity'] as const) {
		editor.fill(field, '');
	}

	editor.goTo('clientCapabilities');
	editor.press('left', 'ctrl-x');
	await editor.settled();
	assert.deepEqual(await editor.saved(), [contoso]);
});

for (const [field, text, says] of [
	['managedIdentity', 'mine', /Identity: client-id=GUID, for example/],
	['managedIdentity', 'client-id=mine', /Identity: client-id=GUID, for example/],
	['userToken', 'eyJhbGciOi', /User token: a reference is needed/],
	['password', 'hunter2', /Password: a reference is needed/],
] as const) {
	test(`${field} does not take ${text}, and nothing of a secret is said`, async () => {
		const editor = await openEditorBench({profiles: [full]});
		editor.press('e');
		editor.fill(field, text);
		editor.press('ctrl-x');
		await editor.settled();
		assert.match(editor.workbench.state.status.text, says);
		assert.doesNotMatch(editor.workbench.state.status.text, /hunter2|eyJ/);
		assert.deepEqual(await editor.saved(), [full]);
	});
}
