import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Redactor} from '../../../source/core/redactor.ts';
import {createShow} from '../../../source/core/show.ts';
import {refusalDocument} from '../../../source/session/documents/answer-document.ts';
import {createBench} from '../../helpers/bench.ts';
import {json} from '../../helpers/canned.ts';
import {assertPrintable, fieldsOf, textOf} from '../../helpers/document.ts';

const show = createShow(new Redactor());

test('a 403 of Graph says what is missing and how to get it', async () => {
	const {session} = await createBench({choice: {profileId: 'contoso-helpdesk'}});
	const answer = await session.send({
		method: 'GET',
		url: '/groups',
		headers: [],
		allowWrites: false,
		allowedOrigins: [],
	});
	const document = refusalDocument(answer, show);
	const need = answer.probe?.needs.application?.least ?? '?';
	const fields = fieldsOf(document);
	assert.match(textOf(document), /^403 Authorization_RequestDenied: GET \/v1\.0\/groups was refused\./);
	assert.match(fields['have']?.[0] ?? '', /User\.ReadBasic\.All/);
	assert.equal(fields['need']?.[0], need);
	assert.match(fields['do this']?.[0] ?? '', new RegExp(`^Add ${need} to the app registration`));
	assert.ok(fields['it says'] && fields['request id']);
});

test('a 403 although the permission is there does not advise to add it', async () => {
	const {session} = await createBench();
	const answer = await session.send({
		method: 'GET',
		url: '/users',
		headers: [],
		allowWrites: false,
		allowedOrigins: [],
	});
	const response = json(403, {error: {code: 'Authorization_RequestDenied', message: 'A policy is in the way.'}});
	for (const role of ['User.Read.All', answer.probe?.needs.application?.least ?? '?']) {
		const fields = fieldsOf(refusalDocument({...answer, response, claims: {idtyp: 'app', roles: [role]}}, show));
		assert.doesNotMatch(fields['do this']?.[0] ?? '', /^Add /);
		assert.ok(fields['do this']);
	}
});

test('ARM wants a role assignment', () => {
	const message =
		"The client 'x' does not have authorization to perform action 'Microsoft.Web/sites/read' over scope '/s'.";
	const fields = fieldsOf(
		refusalDocument(
			{
				method: 'GET',
				url: 'https://management.azure.com/s',
				service: 'arm',
				claims: {idtyp: 'app', roles: ['Some.Role']},
				response: json(403, {error: {code: 'AuthorizationFailed', message}}),
			},
			show,
		),
	);
	assert.match(fields['do this']?.[0] ?? '', /^Assign a role that contains Microsoft\.Web\/sites\/read/);
	assert.equal(fields['have'], undefined);
});

test('hostile words of an API are made harmless, and its secrets masked', () => {
	const evil = "\u001b[31m\u202e perform action '\u009b' client_secret=hunter2";
	const document = refusalDocument(
		{
			method: 'GET',
			url: 'https://graph.microsoft.com/v1.0/%1b%5b31m',
			service: 'graph',
			claims: {idtyp: 'app', roles: [evil]},
			response: json(403, {error: {code: evil, message: evil}}, {'request-id': evil}),
		},
		show,
	);
	assertPrintable(document);
	assert.doesNotMatch(textOf(document), /hunter2/);
});
