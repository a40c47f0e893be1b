import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Profile} from '../../../source/core/profile.ts';
import {demoProfiles} from '../../../source/emulator/demo.ts';
import {benchOrigin} from '../../helpers/bench.ts';
import {jwtOf} from '../../helpers/canned.ts';
import {fieldsOf, textOf} from '../../helpers/document.ts';
import {contoso, openEditorBench} from './editor/bench.ts';

const demo = (name: string): Profile => {
	const profile = demoProfiles(benchOrigin).find(candidate => candidate.name === name);
	assert.ok(profile);
	return profile;
};

async function pressedI(profile: Profile) {
	const {press, settled, workbench, bench} = await openEditorBench({profiles: [profile]});
	press('i');
	// Reading keys and asking for a token take as long as they take; what comes of it is a page or a sentence.
	while (workbench.topLayer === undefined && workbench.state.status.mark === 'running') {
		await settled();
	}

	return {bench, press, settled, workbench, layer: workbench.topLayer, status: workbench.state.status.text};
}

test('i shows the certificate of the profile under the cursor, and nothing is sent', async () => {
	const {layer, status, bench, press, workbench} = await pressedI(demo('contoso-automation'));
	assert.equal(layer?.kind === 'page' && layer.title, 'What contoso-automation proves itself with');
	const fields = layer?.kind === 'page' ? fieldsOf(layer.document) : {};
	assert.equal(fields['certificate']?.[0], 'CN=contoso-automation.demo,O=Contoso (entok demo)');
	assert.match(fields['SHA-256']?.[0] ?? '', /^[\dA-F]{64}$/);
	assert.match(fields['expires']?.[0] ?? '', /^2049-12-31T00:00:00Z, in \d+ days$/);
	assert.equal(status, 'Nothing was sent to Entra.');
	assert.equal(bench.requests.length, 0);
	press('escape');
	assert.equal(workbench.topLayer, undefined);
});

test('i shows what a job’s token says', async () => {
	const {layer} = await pressedI(demo('contoso-pipeline'));
	const fields = layer?.kind === 'page' ? fieldsOf(layer.document) : {};
	assert.equal(fields['assertion from']?.[0], 'GitHub Actions');
	assert.equal(fields['sub']?.[0], 'repo:contoso/inventory:ref:refs/heads/main');
	assert.equal(fields['aud']?.[0], 'api://AzureADTokenExchange');
});

test('i says why there is nothing to look at, and why a credential cannot be used', async () => {
	const secret = await pressedI(contoso);
	assert.match(secret.status, /client secret is not shown/);
	const none = await pressedI({...contoso, credential: {kind: 'none'}});
	assert.match(none.status, /public client has nothing/);
	const lost = await pressedI({...contoso, credential: {kind: 'certificate', certificate: 'env:NOWHERE'}});
	assert.equal(lost.layer?.kind === 'error' && lost.layer.title, 'The credential cannot be used');
	assert.match(lost.layer?.kind === 'error' ? lost.layer.error.message : '', /NOWHERE/);
});

test('away from the profiles, the action looks at the chosen profile, on which the filter left the cursor', async () => {
	const profiles = [contoso, demo('contoso-pipeline'), demo('contoso-automation')];
	const {press, type, settled, workbench} = await openEditorBench({profiles});
	press('p');
	type('automation');
	press('enter');
	assert.equal(workbench.state.focus, 'flow');
	assert.equal(workbench.currentRow('profile')?.text, 'contoso-automation');
	workbench.changeList('profile', {cursor: 0});
	press(':');
	type('look at the certificate');
	press('enter');
	while (workbench.topLayer?.kind !== 'page' && workbench.state.status.mark === 'running') {
		await settled();
	}

	const layer = workbench.topLayer;
	assert.equal(layer?.kind === 'page' && layer.title, 'What contoso-automation proves itself with');
});

test('i says of a credential that would not be sent why, beside what is in it', async () => {
	const assertion = `plain:${jwtOf({aud: 'https://github.example/contoso'})}`;
	const {layer, status} = await pressedI({...contoso, credential: {kind: 'federated', assertion}});
	assert.match(status, /cannot be used/);
	const page = layer?.kind === 'page' ? layer.document : [];
	assert.match(textOf(page), /AzureADTokenExchange is needed/);
	assert.equal(fieldsOf(page)['aud']?.[0], 'https://github.example/contoso');
});
