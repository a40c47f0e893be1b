import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EntokError} from '../../../source/core/entok-error.ts';
import {Redactor} from '../../../source/core/redactor.ts';
import {createShow} from '../../../source/core/show.ts';
import {errorDocument} from '../../../source/session/documents/error-document.ts';
import {createBench} from '../../helpers/bench.ts';
import {assertPrintable, fieldsOf, headingsOf, textOf} from '../../helpers/document.ts';
import {failureOf} from '../../helpers/failure.ts';

const show = createShow(new Redactor());

test('an Entra refusal comes in the fixed order: what happened, most likely, do this, word for word, ids', async () => {
	const {session} = await createBench({choice: {profileId: 'contoso-wrong-secret'}});
	const error = await failureOf(session.requestToken());
	const document = errorDocument(error, show);
	assert.deepEqual(headingsOf(document), ['Most likely', 'Do this', 'Word for word', 'Ids']);
	const text = textOf(document);
	assert.match(text, /^The token endpoint refused: invalid_client, AADSTS7000215/);
	assert.match(text, /^1\. The secret id/m);
	assert.match(text, /^AADSTS7000215: /m);
	assert.doesNotMatch(text, /Trace ID:/);
	const fields = fieldsOf(document);
	assert.deepEqual(
		[fields['error']?.[0], fields['aadsts']?.[0], fields['status']?.[0]],
		['invalid_client', '7000215', '401'],
	);
	assert.match(fields['trace id']?.[0] ?? '', /^[\da-f-]{36}$/);
	assert.match(fields['correlation id']?.[0] ?? '', /^[\da-f-]{36}$/);
	assert.ok(fields['timestamp']);
});

test('an error of ours has no more than it says', () => {
	const document = errorDocument(new EntokError('usage', 'What happened.', 'What to do.', {code: 'x'}), show);
	assert.equal(textOf(document), 'What happened.\nDo this\nWhat to do.');
	assert.equal(textOf(errorDocument(new EntokError('usage', 'What happened.'), show)), 'What happened.');
});

test('hostile words are made harmless and secrets masked', () => {
	const evil = '\u001b]52;c;x\u0007\u202e refresh_token=hunter2';
	const facts = {
		status: 400,
		code: evil,
		suberror: evil,
		serverText: evil,
		traceId: evil,
		correlationId: evil,
		timestamp: evil,
	};
	const document = errorDocument(new EntokError('token-refused', evil, evil, facts), show);
	assertPrintable(document);
	assert.doesNotMatch(textOf(document), /hunter2/);
});
