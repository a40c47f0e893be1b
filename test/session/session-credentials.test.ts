import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeToken} from '../../source/core/jwt.ts';
import type {Profile} from '../../source/core/profile.ts';
import type {Prompt} from '../../source/core/prompt.ts';
import {contoso} from '../../source/emulator/tenants.ts';
import {errorDocument} from '../../source/session/documents/error-document.ts';
import {benchOrigin, createBench} from '../helpers/bench.ts';
import {formOf} from '../helpers/canned.ts';
import {fieldsOf, headingsOf, textOf} from '../helpers/document.ts';
import {failureOf} from '../helpers/failure.ts';

const fact = (token: string, claim: string): unknown => decodeToken(token).payload[claim];

test('a certificate gets a token, and is told of before it is used', async () => {
	const {session, requests, redactor} = await createBench({choice: {profileId: 'contoso-automation'}});
	const told: Prompt[] = [];
	session.subscribe(() => {
		const {token} = session.state;
		if (token.status === 'running' && token.progress && requests.length === 0) {
			told.push(token.progress);
		}
	});
	const {accessToken} = await session.requestToken();
	assert.equal(fact(accessToken.reveal(), 'appidacr'), '2');
	const [prompt] = told;
	const facts = prompt?.kind === 'credential' ? prompt.facts : undefined;
	assert.equal(facts?.kind === 'certificate' && facts.subject, 'CN=contoso-automation.demo,O=Contoso (entok demo)');
	const form = new Map(formOf(requests[0]));
	const assertion = form.get('client_assertion') ?? '';
	assert.equal(fact(assertion, 'aud'), `${benchOrigin}/${contoso.id}/oauth2/v2.0/token`);
	assert.equal(form.has('client_secret'), false);
	assert.equal(redactor.redact(`it is ${assertion}`), 'it is ********');
});

test('a job of GitHub Actions gets a token without any secret of its own', async () => {
	const {session, requests} = await createBench({choice: {profileId: 'contoso-pipeline'}});
	const {accessToken} = await session.requestToken();
	assert.equal(fact(accessToken.reveal(), 'appidacr'), '2');
	assert.deepEqual(
		requests.map(({method, url}) => `${method} ${new URL(url).pathname.replace(/^\/[\da-f-]{36}/, '')}`),
		['GET /issuer/token', 'POST /oauth2/v2.0/token'],
	);
});

test('credentials can be looked at without anything being sent to Entra', async () => {
	const {session, requests} = await createBench({choice: {profileId: 'contoso-automation'}});
	const profileNamed = (wanted: string): Profile => {
		const profile = session.state.profiles.find(({name}) => name === wanted);
		assert.ok(profile);
		return profile;
	};
	const certificate = await session.credentialFacts(profileNamed('contoso-automation'));
	assert.equal(certificate?.kind === 'certificate' && certificate.notAfter, Date.UTC(2049, 11, 31));
	assert.equal(requests.length, 0);
	const assertion = await session.credentialFacts(profileNamed('contoso-pipeline'));
	assert.equal(assertion?.kind === 'assertion' && assertion.subject, 'repo:contoso/inventory:ref:refs/heads/main');
	assert.deepEqual(
		requests.map(({method}) => method),
		['GET'],
		'the job’s token alone was fetched',
	);
	assert.equal(await session.credentialFacts(profileNamed('contoso-inventory')), undefined);
	assert.equal(session.state.token.status, 'idle');
});

test('a subject that does not match is shown beside the expected one, the first other character pointed at', async () => {
	const {session, show} = await createBench({choice: {profileId: 'contoso-wrong-branch'}});
	const error = await failureOf(session.requestToken());
	assert.equal(error.facts.aadsts, 700213);
	assert.deepEqual(
		error.facts.assertion?.find(({claim}) => claim === 'subject'),
		{
			claim: 'subject',
			presented: 'repo:contoso/inventory:ref:refs/heads/main',
			expected: 'repo:contoso/inventory:ref:refs/heads/Main',
			differsAt: 38,
		},
	);
	const document = errorDocument(error, show);
	assert.deepEqual(headingsOf(document).slice(0, 2), ['Presented and expected', 'Most likely']);
	assert.match(textOf(document), /They differ at character 39: «m» presented, «M» expected\./);
	const code = document.find(row => row.kind === 'code');
	assert.deepEqual(code?.kind === 'code' && code.lines, [
		'presented …nventory:ref:refs/heads/main',
		'expected  …nventory:ref:refs/heads/Main',
		'                                   ^',
	]);
	assert.equal(fieldsOf(document)['issuer']?.[0], `${benchOrigin}/issuer`);
});

test('without an expectation, what was presented is shown to be compared by hand', async () => {
	const {session: demo, show} = await createBench();
	const wrong = demo.state.profiles.find(({name}) => name === 'contoso-wrong-branch');
	assert.ok(wrong);
	const {session} = await createBench({
		profiles: [{...wrong, credential: {kind: 'federated', assertion: 'github-actions'}}],
		choice: {profileId: wrong.id},
	});
	const document = errorDocument(await failureOf(session.requestToken()), show);
	assert.equal(headingsOf(document)[0], 'Presented');
	assert.equal(fieldsOf(document)['subject']?.[0], 'repo:contoso/inventory:ref:refs/heads/main');
	assert.match(textOf(document), /Compare this, letter by letter/);
});

test('a refusal that is not about issuer, subject or audience is compared with nothing', async () => {
	const {session: demo} = await createBench();
	const pipeline = demo.state.profiles.find(({name}) => name === 'contoso-pipeline');
	assert.ok(pipeline);
	const {session} = await createBench({
		profiles: [{...pipeline, clientId: demo.state.profiles[0]?.clientId ?? ''}],
		choice: {profileId: pipeline.id},
	});
	const {facts} = await failureOf(session.requestToken());
	assert.deepEqual([facts.aadsts, facts.assertion], [7000226, undefined]);
});
