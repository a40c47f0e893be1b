import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {type FaultServer, startFaultServer} from '../helpers/fault-server.ts';
import {peakMemory} from '../helpers/peak-memory.ts';
import {entok, newHome, type ProgramRun} from '../helpers/program.ts';
import {faultFor} from '../helpers/upstream-faults.ts';

const home = newHome();
/** Each call has a state of its own: equal token requests of one login would be stopped after ten. */
const environmentOf = () => ({
	HOME: home,
	ENTOK_TEST_SECRET: 'canary-of-the-client-secret',
	XDG_STATE_HOME: newHome(),
});
const peak = peakMemory(home);
const mostMebibytes = 150;
/** An answer as large as one may be, 32 MiB, is held while it is read. */
const mostWithLargest = 200;
const fillsTheLimit = /larger than 32 MiB/;

let server: FaultServer;
before(async () => {
	server = await startFaultServer(undefined, faultFor);
	const origin = `http://127.0.0.1:${server.port}`;
	const added = await entok(
		[
			...['profile', 'add', 'p', '--tenant', 'good.example', '--client-id', '11112222-bbbb-3333-cccc-4444dddd5555'],
			...['--cloud', 'custom', '--authority', origin, '--graph', origin, '--secret', 'env:ENTOK_TEST_SECRET'],
		],
		{environment: environmentOf()},
	);
	assert.equal(added.code, 0, added.stderr);
});
after(() => server.close());

/** What can be said of every failure: a sentence, nothing foreign or secret in it, and memory within its bound. */
function assertTold(run: ProgramRun, code: number, words: RegExp): void {
	assert.equal(run.code, code, run.stderr);
	assert.match(run.stderr, words);
	assert.doesNotMatch(run.stderr, /Unexpected|\bat .*:\d+:\d+|canary|undefined|\[object/);
	assert.doesNotMatch(run.stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u200b]/);
	assert.ok(run.stderr.length < 3000, `${run.stderr.length} characters are no clear sentence`);
	const most = fillsTheLimit.test(run.stderr) ? mostWithLargest : mostMebibytes;
	assert.ok(peak.mebibytes() < most, `${peak.mebibytes()} MiB`);
}

const sayNothing = /no answer came within 1 s/;
const brokeOff = /closed the connection without an answer|broke off before its end|reset the connection/;
const notHttp = /is not valid HTTP/;
const webPage = /answered \d+, but with a web page/;
const noToken = /but its answer has no access_token/;
const otherAnswer = /answered \d+, but with an (?:empty answer|answer that is not a token answer)/;

/** Each fault of a token endpoint: exit code, and what is said. */
const atTheTokenEndpoint: Readonly<Record<string, readonly [code: number, words: RegExp]>> = {
	hang: [6, sayNothing],
	'slow-head': [6, sayNothing],
	drip: [6, /was not complete within 1 s/],
	'continue-forever': [6, sayNothing],
	upgrade: [6, /./],
	reset: [6, brokeOff],
	close: [6, brokeOff],
	'reset-in-body': [6, brokeOff],
	'short-head': [6, brokeOff],
	'short-body': [6, brokeOff],
	'short-chunks': [6, brokeOff],
	'bad-chunk': [6, notHttp],
	'not-http': [6, notHttp],
	'huge-head': [6, notHttp],
	'many-headers': [6, notHttp],
	'bare-line-ends': [6, notHttp],
	'null-in-header': [6, notHttp],
	'status-word': [6, notHttp],
	'two-lengths': [6, notHttp],
	'length-and-chunks': [6, notHttp],
	'negative-length': [6, notHttp],
	'huge-html': [6, /larger than 4 MiB/],
	endless: [6, /larger than 4 MiB/],
	bomb: [6, /larger than 4 MiB/],
	'bad-gzip': [6, /cannot be unpacked/],
	'short-gzip': [6, /cannot be unpacked/],
	'gzip-with-tail': [6, /cannot be unpacked/],
	'unknown-encoding': [4, otherAnswer],
	'empty-gzip': [4, otherAnswer],
	'longer-than-its-length': [4, noToken],
	html: [4, webPage],
	'html-403': [4, webPage],
	'html-502': [4, /is in trouble: it answered 502/],
	empty: [4, otherAnswer],
	'no-content': [4, otherAnswer],
	'bad-utf8': [4, otherAnswer],
	'deep-json': [4, noToken],
	'duplicate-keys': [4, /lifetime makes no sense/],
	'json-array': [4, otherAnswer],
	'json-null': [4, otherAnswer],
	'json-text': [4, otherAnswer],
	'half-json': [4, otherAnswer],
	'proto-keys': [4, noToken],
	'no-token': [4, noToken],
	'number-token': [4, noToken],
	'empty-token': [4, noToken],
	'token-with-line-ends': [4, /its access_token is no token/],
	'foreign-token-type': [4, /another type than Bearer/],
	'no-lifetime': [4, /does not say how long/],
	'absurd-lifetime': [4, /lifetime makes no sense/],
	'negative-lifetime': [4, /lifetime makes no sense/],
	'lifetime-in-words': [4, /does not say how long/],
	'error-as-object': [4, otherAnswer],
	'error-with-200': [4, /AADSTS7000215/],
	'hostile-error': [4, /AADSTS7000215/],
	'huge-error': [4, /AADSTS7000215/],
	'empty-500': [4, /is in trouble: it answered 500/],
	'status-600': [4, /is in trouble: it answered 600/],
	unavailable: [4, /asks to wait 3 s/],
	throttled: [4, /asks to wait 7 s/],
	'throttled-by-date': [4, /asks to wait 3600 s/],
	'throttled-absurdly': [4, /asks to wait 3600 s/],
	'throttled-negatively': [4, /throttles: too many requests\.\n/],
	'redirect-elsewhere': [4, /a redirect, which a token request never follows/],
	'redirect-with-body': [4, /a redirect, which a token request never follows/],
};

for (const [fault, [code, words]] of Object.entries(atTheTokenEndpoint)) {
	test(`entok token tells a token endpoint that does «${fault}» and ends with ${code}`, async () => {
		const run = await entok(['token', 'p', '-s', 'graph', '--timeout', '1', '--tenant', `${fault}.example`], {
			environment: environmentOf(),
			node: peak.node,
		});
		assertTold(run, code, words);
		assert.equal(run.stdout, '');
	});
}

for (const fault of ['good', 'json-with-bom', 'json-utf16', 'gzip-twice', 'skewed-clock']) {
	test(`entok token takes an answer that is odd but right: «${fault}»`, async () => {
		const run = await entok(['token', 'p', '-s', 'graph', '--tenant', `${fault}.example`], {
			environment: environmentOf(),
		});
		assert.deepEqual([run.code, run.stdout.split('.').length], [0, 3], run.stderr);
	});
}

/** Each fault of an API: exit code, and what is said. What is an answer of any kind is on standard output. */
const atTheApi: Readonly<Record<string, readonly [code: number, words: RegExp]>> = {
	hang: [6, sayNothing],
	drip: [6, /was not complete within 1 s/],
	reset: [6, brokeOff],
	'short-body': [6, brokeOff],
	'bad-chunk': [6, notHttp],
	'huge-head': [6, notHttp],
	endless: [6, /larger than 32 MiB/],
	bomb: [6, /larger than 32 MiB/],
	'bad-gzip': [6, /cannot be unpacked/],
	'html-502': [5, /NO +502:.*The answer is a web page/s],
	'html-403': [5, /NO +403:.*The answer is a web page/s],
	'empty-500': [5, /NO +500:/],
	unavailable: [5, /Try again in 3 s/],
	throttled: [5, /Wait 7 s/],
	'throttled-absurdly': [5, /Wait 3600 s/],
	'hostile-error': [5, /NO +401:/],
	'huge-error': [5, /NO +400:/],
	'redirect-elsewhere': [5, /goes to http:\/\/127\.0\.0\.1:1\/taken/],
	'status-600': [5, /NO +600:/],
};

for (const [fault, [code, words]] of Object.entries(atTheApi)) {
	test(`entok request tells an API that does «${fault}» and ends with ${code}`, async () => {
		const run = await entok(['request', 'GET', `/${fault}`, '-p', 'p', '-s', 'graph', '--timeout', '1'], {
			environment: environmentOf(),
			node: peak.node,
		});
		assertTold(run, code, words);
	});
}

for (const fault of ['deep-json', 'duplicate-keys', 'html', 'bad-utf8', 'empty', 'no-content', 'json-utf16']) {
	test(`entok request hands on any answer of 2xx: «${fault}», as it is and with --json`, async () => {
		const request = ['request', 'GET', `/${fault}`, '-p', 'p', '-s', 'graph'];
		const plain = await entok(request, {environment: environmentOf(), node: peak.node});
		assert.deepEqual([plain.code, plain.stderr], [0, '']);
		const json = await entok([...request, '--json'], {environment: environmentOf()});
		assert.equal(json.code, 0, json.stderr);
		assert.ok('body' in JSON.parse(json.stdout));
		assert.ok(peak.mebibytes() < mostMebibytes, `${peak.mebibytes()} MiB`);
	});
}
