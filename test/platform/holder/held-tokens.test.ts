import assert from 'node:assert/strict';
import {Duplex, PassThrough} from 'node:stream';
import {text} from 'node:stream/consumers';
import {test} from 'node:test';
import type {JsonObject} from '../../../source/core/json.ts';
import {Secret} from '../../../source/core/secret.ts';
import type {TokenToHold} from '../../../source/core/token-holder.ts';
import {HeldTokens} from '../../../source/platform/holder/held-tokens.ts';
import {readToken, requestLine} from '../../../source/platform/holder/holder-protocol.ts';
import {serveConnection} from '../../../source/platform/holder/serve-connection.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';

const minute = 60_000;
const key = (letter: string): string => letter.repeat(64);

function bench() {
	const clock = createFakeClock();
	const held = new HeldTokens(clock, clock.now() + 60 * minute, 24 * 60 * minute);
	const entry = (letter: string, more: Partial<TokenToHold> = {}): TokenToHold => ({
		key: key(letter),
		group: key(letter),
		profileId: 'id-1',
		profileName: 'contoso',
		token: {
			accessToken: new Secret(`token-${letter}`),
			tokenType: 'Bearer',
			receivedAt: clock.now(),
			expiresAt: clock.now() + 30 * minute,
			scope: 'https://graph.microsoft.com/.default',
			fingerprint: '0123456789abcdef',
			flow: 'client-credentials',
			profileId: 'id-1',
			tenant: 'contoso.example',
		},
		...more,
	});
	const keep = (...entries: readonly TokenToHold[]): void => {
		for (const one of entries) {
			held.answer({do: 'keep', ...one});
		}
	};
	const find = (letter: string, goodFor = 5 * minute): string | undefined =>
		readToken(held.answer({do: 'find', key: key(letter), goodFor})['token'])?.accessToken.reveal();
	return {clock, held, entry, keep, find};
}

/** Says something to a holder over a connection in memory; resolves to its answer. */
async function say(
	held: HeldTokens,
	said: string | Buffer,
	limits = {bytes: 2000, milliseconds: 1000},
): Promise<JsonObject> {
	const [there, back] = [new PassThrough(), new PassThrough()];
	const answer = text(back);
	there.write(said);
	await serveConnection(Duplex.from({readable: there, writable: back}), held, limits);
	return JSON.parse(await answer);
}

test('a token is handed out under its key while it is good for as long as was asked, and not a moment longer', async () => {
	const {clock, keep, find, entry} = bench();
	keep(entry('a'));
	assert.deepEqual([find('a'), find('b')], ['token-a', undefined]);
	await clock.advance(25 * minute);
	assert.equal(find('a'), 'token-a');
	await clock.advance(1);
	assert.equal(find('a'), undefined);
	assert.equal(find('a', 4 * minute), 'token-a');
});

test('a token that answers a challenge takes the place of the one that was challenged', () => {
	const {keep, find, entry} = bench();
	keep(entry('a'), entry('c'), entry('b', {group: key('a')}));
	assert.deepEqual([find('a'), find('b'), find('c')], [undefined, 'token-b', 'token-c']);
});

test('expired tokens are let go, and no more than 500 are held', async () => {
	const {clock, held, keep, entry, find} = bench();
	keep(entry('a'));
	for (let index = 0; index < 500; index++) {
		const number = index.toString(16).padStart(64, '0');
		keep(entry('b', {key: number, group: number}));
	}

	assert.equal(find('a'), undefined, 'the oldest went first');
	assert.equal((held.answer({do: 'status'})['tokens'] as unknown[]).length, 500);
	await clock.advance(30 * minute);
	held.prune();
	assert.deepEqual(held.answer({do: 'status'})['tokens'], []);
});

test('the status names what is held and never a token', () => {
	const {held, keep, entry} = bench();
	keep(entry('a'));
	held.answer({
		do: 'keep-sign-in',
		key: key('d'),
		refreshToken: new Secret('refresh-d'),
		profileId: 'id-1',
		profileName: 'contoso',
	});
	const said = JSON.stringify(held.answer({do: 'status'}));
	assert.match(said, /contoso.*client-credentials.*0123456789abcdef/);
	assert.doesNotMatch(said, /token-a|refresh-d/);
	assert.equal(held.answer({do: 'find-sign-in', key: key('d')})['refreshToken'], 'refresh-d');
});

test('one profile is forgotten without the others, or everything', () => {
	const {held, keep, entry, find} = bench();
	keep(entry('a'), entry('b', {profileId: 'id-2'}));
	assert.deepEqual(held.answer({do: 'forget', profileId: 'id-1'}), {tokens: 1, signIns: 0});
	assert.deepEqual([find('a'), find('b')], [undefined, 'token-b']);
	assert.deepEqual(held.answer({do: 'forget'}), {tokens: 1, signIns: 0});
});

test('it is over when its time is, can be prolonged up to the longest, and never shortened', async () => {
	const {clock, held} = bench();
	const end = clock.now() + 60 * minute;
	assert.equal(held.answer({do: 'prolong', until: clock.now()})['until'], end);
	assert.equal(held.answer({do: 'prolong', until: end + minute})['until'], end + minute);
	assert.equal(held.answer({do: 'prolong', until: Number.MAX_SAFE_INTEGER})['until'], clock.now() + 24 * 60 * minute);
	await clock.advance(24 * 60 * minute - 1);
	assert.equal(held.isOver, false);
	await clock.advance(1);
	assert.equal(held.isOver, true);
});

test('a request over a connection is answered with the version, and the connection ends', async () => {
	const {held, entry} = bench();
	assert.deepEqual(await say(held, requestLine({do: 'keep', ...entry('a')})), {version: 1});
	const answer = await say(held, requestLine({do: 'find', key: key('a'), goodFor: 0}));
	assert.equal(readToken(answer['token'])?.accessToken.reveal(), 'token-a');
});

test('what is no request is answered with what is wrong, whatever it is', async () => {
	const {held} = bench();
	for (const [said, error] of [
		['GET / HTTP/1.1\r\n', /no line of JSON/],
		['[]\n', /no line of JSON/],
		['{"version":2,"do":"status"}\n', /speaks version 1/],
		['{"version":1,"do":"dance"}\n', /no request/],
		['{"version":1,"do":"find","key":"../../etc","goodFor":1}\n', /no request/],
		['{"version":1,"do":"keep","key":"x"}\n', /no request/],
		[Buffer.from([0xff, 0x00, 0x0a]), /no line of JSON/],
		['x'.repeat(2001), /said too much/],
	] as const) {
		assert.match(String((await say(held, said))['error']), error);
	}

	assert.equal(held.isOver, false);
	assert.match(String((await say(held, 'half a line', {bytes: 2000, milliseconds: 20}))['error']), /took too long/);
});

test('a token goes over the socket whole, without its refresh token', () => {
	const {entry} = bench();
	const {token} = entry('a');
	const whole = {...token, idToken: new Secret('id'), refreshAt: 5, clockSkew: -3, familyOfClientIds: true};
	const line = requestLine({do: 'keep', ...entry('a', {token: {...whole, refreshToken: new Secret('refresh')}})});
	assert.doesNotMatch(line, /"refresh"/);
	const read = readToken(JSON.parse(line).token);
	assert.deepEqual([read?.accessToken.reveal(), read?.idToken?.reveal()], ['token-a', 'id']);
	assert.deepEqual({...read, accessToken: 0, idToken: 0}, {...whole, accessToken: 0, idToken: 0});
});
