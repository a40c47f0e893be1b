import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {inspect} from 'node:util';
import {Secret} from '../../source/core/secret.ts';
import {type FaultServer, startFaultServer} from '../helpers/fault-server.ts';
import {failureOf, get, httpWith} from '../helpers/http-bench.ts';

let server: FaultServer;
before(async () => {
	server = await startFaultServer();
});
after(() => server.close());

const canary = 'c4n4ry-never-shown';

test('no failure carries a secret of its request, however it is printed', async () => {
	const http = httpWith({timeoutMilliseconds: 500, maximumBytes: {api: 1000}});
	const gone = await startFaultServer();
	await gone.close();
	const places = [
		...[
			'/hang',
			'/drip',
			'/reset',
			'/reset-in-body',
			'/short-body',
			'/bad-chunk',
			'/not-http',
			'/bad-gzip',
			'/endless',
		].map(path => server.origin + path),
		`${gone.origin}/x`,
		'https://login.entok.invalid/x',
		`https://localhost:${server.port}/x`,
	];
	await Promise.all(
		places.map(async place => {
			const error = await failureOf(
				http(
					get(`${place}?sig=${canary}`, {
						method: 'POST',
						headers: [{name: 'authorization', value: new Secret(`Bearer ${canary}`)}],
						form: [{name: 'client_secret', value: new Secret(canary)}],
					}),
				),
			);
			assert.equal(error.kind, 'no-answer', place);
			assert.equal(error.cause, undefined);
			for (const text of [
				inspect(error, {depth: 10, showHidden: true}),
				JSON.stringify(error),
				JSON.stringify(error, Object.getOwnPropertyNames(error)),
				String(error.stack),
			]) {
				assert.ok(!text.includes(canary), place);
			}
		}),
	);
});
