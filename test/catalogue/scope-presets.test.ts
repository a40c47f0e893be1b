import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clouds} from '../../source/catalogue/clouds.ts';
import {findScopePreset, scopePresets} from '../../source/catalogue/scope-presets.ts';
import {type Cloud, serviceOf} from '../../source/core/cloud.ts';
import {parseScope} from '../../source/core/scope.ts';
import {presetScope} from '../../source/core/scope-preset.ts';

/** The hosts a cloud's own requests and audiences name. */
const hostsOf = ({authority, authorityAliases, services}: Cloud): ReadonlySet<string> =>
	new Set([
		new URL(authority).host,
		...authorityAliases,
		...services
			.flatMap(({audiences, origin}) => [origin, ...audiences])
			.flatMap(address => (address.startsWith('https://') ? [new URL(address).host] : [])),
	]);

test('scope presets: there are at least 45, with unique ids, those with test requests first', () => {
	const ids = scopePresets.map(preset => preset.id);
	assert.ok(ids.length >= 45);
	assert.equal(new Set(ids).size, ids.length);
	assert.deepEqual(ids.slice(0, 3), ['graph', 'arm', 'partner-center']);
	assert.deepEqual(
		scopePresets.slice(0, 3).map(preset => preset.service),
		['graph', 'arm', 'partner-center'],
	);
});

test('scope presets: every scope names exactly one resource, one permission, and no placeholder', () => {
	for (const {id, scopes} of scopePresets) {
		assert.ok(scopes.public, id);
		for (const scope of Object.values(scopes)) {
			const parsed = parseScope(scope);
			assert.equal(parsed.resources.length, 1, scope);
			assert.equal(parsed.permissions.length, 1, scope);
			assert.doesNotMatch(scope, /[{}\s]/);
			assert.ok(scope.startsWith(`${parsed.resources[0]}/`), scope);
		}
	}
});

test('scope presets: what an app can use ends in /.default', () => {
	for (const {id, scopes, uses} of scopePresets) {
		assert.ok(uses.length > 0, id);
		if (uses.includes('app')) {
			for (const scope of Object.values(scopes)) {
				assert.ok(scope.endsWith('/.default'), scope);
			}
		}
	}
});

test('scope presets: origins are https origins, with at most one star for the first label', () => {
	for (const origin of scopePresets.flatMap(preset => Object.values(preset.origins ?? {}).flat())) {
		const plain = origin.replace('://*.', '://x.');
		assert.equal(new URL(plain).origin, plain);
		assert.ok(plain.startsWith('https://') && !plain.includes('*'), origin);
	}
});

for (const cloud of clouds) {
	const own = hostsOf(cloud);
	const foreign = new Set(clouds.flatMap(other => [...hostsOf(other)]).filter(host => !own.has(host)));
	for (const preset of scopePresets) {
		const scope = presetScope(preset, cloud);
		if (scope?.startsWith('https://')) {
			test(`scope presets: ${preset.id} in ${cloud.id} names no other cloud's host`, () => {
				assert.ok(!foreign.has(new URL(scope).host), scope);
			});
		}
	}

	test(`scope presets: the services of ${cloud.id} have presets for their own audiences`, () => {
		for (const preset of scopePresets.filter(({service}) => service !== undefined)) {
			const service = preset.service && serviceOf(cloud, preset.service);
			const resource = parseScope(presetScope(preset, cloud) ?? '').resources[0]?.replace(/\/$/, '');
			assert.equal(resource === undefined, service === undefined, preset.id);
			assert.ok(resource === undefined || service?.audiences.includes(resource), preset.id);
		}
	});
}

test('scope presets: Partner Center is for signed-in users', () => {
	const preset = findScopePreset('partner-center');
	assert.deepEqual(preset?.uses, ['user']);
	assert.equal(preset?.scopes.public, 'https://api.partnercenter.microsoft.com/user_impersonation');
});

test('scope presets: the classic ARM audience keeps its slash', () => {
	const scope = findScopePreset('arm-classic')?.scopes.public ?? '';
	assert.deepEqual(parseScope(scope).resources, ['https://management.core.windows.net/']);
});

test('findScopePreset: an unknown id finds nothing', () => {
	assert.equal(findScopePreset('nothing'), undefined);
});
