import assert from 'node:assert/strict';
import {test} from 'node:test';
import {probes} from '../../source/catalogue/probes.ts';
import {sampleIds} from '../../source/emulator/demo.ts';
import {armScope, type Bench, createBench, graphScope, partnerCenterScope} from './bench.ts';

const scopes = {graph: graphScope, arm: armScope, 'partner-center': partnerCenterScope} as const;

/** Identities that may do everything: the auditor of the customer tenant, the partner for Partner Center. */
async function richTokens(bench: Bench): Promise<ReadonlyMap<string, string>> {
	const tokens = new Map<string, string>();
	for (const service of ['graph', 'arm', 'partner-center'] as const) {
		const isPartner = service === 'partner-center';
		const scope = scopes[service];
		tokens.set(
			`${service} application`,
			await bench.appToken(isPartner ? 'fabrikam-partner' : 'contoso-auditor', scope),
		);
		tokens.set(
			`${service} delegated`,
			await bench.userToken(isPartner ? 'fabrikam-partner' : 'contoso-auditor-user', scope),
		);
	}

	return tokens;
}

test('every probe of the catalogue is answered with 200 to an identity that has the permission', async () => {
	const bench = await createBench();
	const tokens = await richTokens(bench);
	const ids = sampleIds(bench.emulator);
	const filled = (text: string) => text.replace(/\{(\w+)\}/g, (placeholder, name) => ids.get(name) ?? placeholder);
	const failures: string[] = [];
	let answered = 0;
	for (const probe of probes) {
		for (const kind of ['application', 'delegated'] as const) {
			if (probe.needs[kind]) {
				const headers = Object.fromEntries(
					Object.entries(probe.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
				);
				const {status, body} = await bench.send(
					probe.method,
					filled(probe.path),
					{authorization: `Bearer ${tokens.get(`${probe.service} ${kind}`)}`, ...headers},
					probe.body === undefined ? '' : filled(probe.body),
				);
				answered += 1;
				if (status !== 200 || body === '') {
					failures.push(`${probe.id} ${kind}: ${status} ${body.slice(0, 200)}`);
				}
			}
		}
	}

	assert.deepEqual(failures, []);
	assert.ok(answered > 100);
});

test('every Graph probe is refused to a token without its permission', async () => {
	const bench = await createBench();
	const token = await bench.appToken('contoso-provisioning', graphScope);
	const held = new Set(['User.ReadWrite.All', 'GroupMember.ReadWrite.All']);
	const ids = sampleIds(bench.emulator);
	for (const probe of probes.filter(({service, needs}) => service === 'graph' && needs.application)) {
		const path = probe.path.replace(/\{(\w+)\}/g, (placeholder, name) => ids.get(name) ?? placeholder);
		const {status} = await bench.get(path, token, {consistencylevel: 'eventual'});
		const {least = '', also = []} = probe.needs.application ?? {};
		const allowed = [least, ...also].some(name => held.has(name));
		assert.equal(status, allowed ? 200 : 403, probe.id);
	}
});
