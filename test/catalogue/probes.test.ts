import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findProbe, matchProbe, probes} from '../../source/catalogue/probes.ts';

const id = '11112222-bbbb-3333-cccc-4444dddd5555';

test('probes: ids are unique and begin with their service', () => {
	assert.equal(new Set(probes.map(probe => probe.id)).size, probes.length);
	for (const probe of probes) {
		assert.match(probe.id, /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/);
		assert.ok(probe.id.startsWith(`${probe.service}.`), probe.id);
		assert.equal(findProbe(probe.id), probe);
	}
});

test('probes: no two stand for the same request', () => {
	const requests = probes.map(({service, method, path}) => `${service} ${method} ${path.split('?')[0]}`.toLowerCase());
	assert.equal(new Set(requests).size, requests.length);
});

test('probes: there are enough for every service', () => {
	const count = (service: string): number => probes.filter(probe => probe.service === service).length;
	assert.ok(count('graph') >= 30);
	assert.ok(count('arm') >= 14);
	assert.ok(count('partner-center') >= 6);
});

test('probes: paths start at the origin with the version of their service', () => {
	const starts = {graph: '/v1.0/', arm: '/', 'partner-center': '/v1/'} as const;
	for (const {id: name, service, path} of probes) {
		assert.ok(path.startsWith(starts[service]) && !path.startsWith('//'), name);
		assert.doesNotMatch(path, /\s/, name);
		assert.equal(service === 'arm', /[?&]api-version=\d{4}-\d{2}-\d{2}$/.test(path), name);
	}
});

test('probes: each says what it needs, of whom, and where that is documented', () => {
	for (const {id: name, needs, source, title} of probes) {
		const given = [needs.application, needs.delegated].filter(need => need !== undefined);
		assert.ok(given.length > 0, name);
		assert.ok(source.length > 10 && title.length > 3, name);
		for (const {least, also} of given) {
			assert.ok(least !== '', name);
			assert.ok(!also.includes(least) && new Set(also).size === also.length, name);
		}
	}
});

test('probes: an app on its own is never sent to /me', () => {
	const own = probes.filter(({service, path}) => service === 'graph' && /^\/v1\.0\/me\b/.test(path));
	assert.ok(own.length > 5);
	for (const {id: name, needs} of own) {
		assert.equal(needs.application, undefined, name);
	}
});

test('probes: all of them only read, and the one POST has a JSON body', () => {
	assert.ok(probes.every(probe => probe.readOnly));
	const posts = probes.filter(probe => probe.method === 'POST');
	assert.deepEqual(
		posts.map(probe => probe.id),
		['arm.resource-graph'],
	);
	assert.doesNotThrow(() => JSON.parse(posts[0]?.body ?? ''));
});

test('probes: the count of users asks with eventual consistency', () => {
	assert.deepEqual(findProbe('graph.users-count')?.headers, {ConsistencyLevel: 'eventual'});
});

test('findProbe: an unknown id finds nothing', () => {
	assert.equal(findProbe('graph.nothing'), undefined);
});

test('matchProbe: finds every probe by its own method and path', () => {
	for (const probe of probes) {
		assert.equal(matchProbe(probe.service, probe.method, probe.path), probe, probe.id);
	}
});

test('matchProbe: real ids stand for placeholders', () => {
	assert.equal(matchProbe('graph', 'GET', `/v1.0/users/${id}/memberOf`)?.id, 'graph.user-member-of');
	assert.equal(matchProbe('graph', 'GET', '/v1.0/users/adele%40contoso.com')?.id, 'graph.user');
	assert.equal(
		matchProbe('arm', 'GET', `/subscriptions/${id}/resourceGroups/web/resources?api-version=2021-04-01`)?.id,
		'arm.resource-group-resources',
	);
	assert.equal(matchProbe('partner-center', 'GET', `/v1/customers/${id}`)?.id, 'partner-center.customer');
});

test('matchProbe: case, query, fragment and a slash at the end do not matter', () => {
	assert.equal(
		matchProbe('graph', 'get', `/V1.0/Users/${id.toUpperCase()}/MEMBEROF/?$top=1#x`)?.id,
		'graph.user-member-of',
	);
	assert.equal(matchProbe('arm', 'GET', '/SUBSCRIPTIONS')?.id, 'arm.subscriptions');
});

test('matchProbe: the beta version of Graph counts as v1.0, of nothing else', () => {
	assert.equal(matchProbe('graph', 'GET', '/beta/groups')?.id, 'graph.groups');
	assert.equal(matchProbe('partner-center', 'GET', '/beta/customers'), undefined);
});

test('matchProbe: a literal segment beats a placeholder', () => {
	assert.equal(matchProbe('graph', 'GET', '/v1.0/users/$count')?.id, 'graph.users-count');
	assert.equal(matchProbe('graph', 'GET', '/v1.0/users/%24count')?.id, 'graph.users-count');
	assert.equal(matchProbe('graph', 'GET', '/v1.0/me/memberOf')?.id, 'graph.me-member-of');
});

test('matchProbe: another method, service, length or word finds nothing', () => {
	assert.equal(matchProbe('graph', 'DELETE', '/v1.0/users'), undefined);
	assert.equal(matchProbe('graph', 'GET', '/subscriptions'), undefined);
	assert.equal(matchProbe('arm', 'GET', '/v1.0/users'), undefined);
	assert.equal(matchProbe('arm', 'GET', '/providers/Microsoft.ResourceGraph/resources'), undefined);
	assert.equal(matchProbe('graph', 'GET', `/v1.0/users/${id}/memberOf/more`), undefined);
	assert.equal(matchProbe('graph', 'GET', '/v1.0/nothing'), undefined);
	assert.equal(matchProbe('graph', 'GET', ''), undefined);
});

test('matchProbe: a broken percent sign is taken as it stands', () => {
	assert.equal(matchProbe('graph', 'GET', '/v1.0/users/100%')?.id, 'graph.user');
});
