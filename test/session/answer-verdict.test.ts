import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findProbe} from '../../source/catalogue/probes.ts';
import type {HttpResponse} from '../../source/core/http.ts';
import {answerVerdict} from '../../source/session/answer-verdict.ts';
import type {ApiAnswer} from '../../source/session/api-answer.ts';
import {json, response} from '../helpers/canned.ts';

const app = {idtyp: 'app', roles: ['User.ReadBasic.All']};
const user = {idtyp: 'user', scp: 'User.Read Mail.Read'};
const answer = (answered: HttpResponse, more: Partial<ApiAnswer> = {}): ApiAnswer => ({
	method: 'GET',
	url: 'https://graph.microsoft.com/v1.0/x',
	response: answered,
	...more,
});
const denied = json(403, {error: {code: 'Authorization_RequestDenied', message: 'Insufficient privileges'}});

test('Graph: code, words, what the token has and what it needs', () => {
	const probe = findProbe('graph.groups');
	const verdict = answerVerdict(answer(denied, {service: 'graph', probe, claims: app}));
	assert.equal(verdict.code, 'Authorization_RequestDenied');
	assert.equal(verdict.serverText, 'Insufficient privileges');
	assert.ok(verdict.meaning && verdict.nextStep);
	assert.deepEqual(verdict.have, ['User.ReadBasic.All']);
	assert.equal(verdict.need, probe?.needs.application?.least);
	assert.equal(verdict.impossibleFor, undefined);
});

test('of a delegated token the scopes count', () => {
	const probe = findProbe('graph.groups');
	const verdict = answerVerdict(answer(denied, {service: 'graph', probe, claims: user}));
	assert.deepEqual(verdict.have, ['User.Read', 'Mail.Read']);
	assert.equal(verdict.need, probe?.needs.delegated?.least);
});

test('what cannot be done with a kind of token at all is said', () => {
	const probe = findProbe('graph.me');
	assert.ok(probe && !probe.needs.application);
	const verdict = answerVerdict(
		answer(json(400, {error: {code: 'BadRequest'}}), {service: 'graph', probe, claims: app}),
	);
	assert.equal(verdict.impossibleFor, 'app-only');
	assert.equal(verdict.need, undefined);
	assert.equal(answerVerdict(answer(denied, {service: 'graph', probe})).impossibleFor, undefined);
});

test('ARM: the action is read from the words where the catalogue does not know the request', () => {
	const message =
		"The client 'x' does not have authorization to perform action 'Microsoft.Web/sites/read' over scope '/subscriptions/1'.";
	const verdict = answerVerdict(
		answer(json(403, {error: {code: 'AuthorizationFailed', message}}), {service: 'arm', claims: app}),
	);
	assert.equal(verdict.need, 'Microsoft.Web/sites/read');
	assert.deepEqual(verdict.have, [], 'ARM goes by role assignments, not by the claims');
});

test('Partner Center: the error is not wrapped, and its code may be a number', () => {
	const body = {code: 2032, description: 'Not found.', data: [], source: 'PartnerFD'};
	const verdict = answerVerdict(answer(json(404, body), {service: 'partner-center', claims: user}));
	assert.deepEqual([verdict.code, verdict.serverText], ['2032', 'Not found.']);
});

for (const body of ['', '<html>', '[]', '{"error":"invalid_token"}', '{"error":null}', '{"error":{"code":{}}}']) {
	test(`an answer without a code to read does no harm: ${body}`, () => {
		const verdict = answerVerdict(answer(response(403, body)));
		assert.equal(verdict.code, undefined);
		assert.deepEqual([verdict.have, verdict.also], [[], []]);
	});
}
