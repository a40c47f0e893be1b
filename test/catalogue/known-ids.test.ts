import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clouds} from '../../source/catalogue/clouds.ts';
import {directoryRoles} from '../../source/catalogue/directory-roles.ts';
import {knownApps} from '../../source/catalogue/known-apps.ts';
import {scopePresets} from '../../source/catalogue/scope-presets.ts';
import {isGuid} from '../../source/core/guid.ts';
import {parseScope} from '../../source/core/scope.ts';

for (const [what, names] of Object.entries({applications: knownApps, 'directory roles': directoryRoles})) {
	test(`known ${what}: keys are GUIDs in lower case, names are not empty`, () => {
		assert.ok(names.size >= 55);
		for (const [id, name] of names) {
			assert.ok(isGuid(id) && id === id.toLowerCase(), id);
			assert.ok(name.length > 3 && name === name.trim(), id);
		}
	});
}

test('known applications: every application id used as audience or resource has a name', () => {
	const ids = [
		...clouds.flatMap(cloud => cloud.services.flatMap(service => service.audiences)),
		...scopePresets.flatMap(preset => parseScope(preset.scopes.public ?? '').resources),
	].filter(isGuid);
	assert.ok(ids.length > 5);
	for (const id of ids) {
		assert.ok(knownApps.has(id), id);
	}
});

test('known directory roles: names are unique, and the two ids without a role say so', () => {
	assert.equal(new Set(directoryRoles.values()).size, directoryRoles.size);
	assert.equal(directoryRoles.get('62e90394-69f5-4237-9190-012177145e10'), 'Global Administrator');
	for (const id of ['b79fbf4d-3ef9-4689-8143-76b194e85509', '0997a1d0-0d1d-4acb-b408-d5ca73121e90']) {
		assert.match(directoryRoles.get(id) ?? '', /no role/);
	}
});
