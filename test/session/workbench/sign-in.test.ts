import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {demoProfiles} from '../../../source/emulator/demo.ts';
import {demoSecrets} from '../../../source/emulator/demo-secrets.ts';
import {createSecretStore} from '../../../source/platform/secrets.ts';
import {benchOrigin, createBench} from '../../helpers/bench.ts';
import {converse} from '../../helpers/conversation.ts';
import {settle} from '../../helpers/fake-clock.ts';
import {ordinaryFolder} from '../../platform/ordinary-user.ts';
import {openRequestBench, type RequestBench} from './request/bench.ts';

const {emulator} = await createBench();
const contoso = emulator.directory.contoso.tenant.id;
const user = demoProfiles(benchOrigin).find(({name}) => name === 'contoso-user') ?? assert.fail('no profile');
const REFRESH_TOKEN = demoSecrets(emulator).get('contoso-user-refresh-token') ?? '';

/** Waits until a file was written, or was not: the disk takes its time. */
async function written({workbench}: RequestBench): Promise<void> {
	while (workbench.state.status.mark === 'running') {
		await settle();
	}
}

const saved = (home: string) => ({
	profiles: [{...user, refreshToken: 'env:REFRESH_TOKEN'}],
	choice: {profileId: user.id, flow: 'refresh-token', scope: 'graph'},
	doors: {secrets: createSecretStore({environment: {REFRESH_TOKEN}, home})},
});

test('O asks another tenant this once; what is no tenant stays in the field with what is wrong', async () => {
	const bench = await openRequestBench({choice: {profileId: 'contoso-user', flow: 'refresh-token', scope: 'graph'}});
	await bench.press('t', 'O');
	await bench.type('not a tenant');
	await bench.press('enter');
	const layer = bench.workbench.topLayer;
	assert.ok(layer?.kind === 'other-tenant');
	assert.equal(layer.field.text, 'not a tenant');
	assert.match(layer.fault ?? '', /A tenant is a GUID/);
	await bench.press('ctrl-u');
	await bench.type(contoso);
	await bench.press('enter');
	assert.equal(bench.session.state.choice.tenant, contoso);
	assert.ok(bench.requests.at(-1)?.url.includes(`/${contoso}/`));
	assert.equal(bench.session.state.token.status, 'done');
	bench.session.choose({profileId: 'contoso-inventory'});
	assert.equal(bench.session.state.choice.tenant, undefined);
});

test('M remembers the sign-in in the file that is named, and says first why it cannot', async context => {
	const home = ordinaryFolder(context);
	const bench = await openRequestBench(saved(home));
	await bench.press('M');
	assert.match(bench.status(), /no sign-in of this run/);
	await bench.press('t', 'M');
	const layer = bench.workbench.topLayer;
	assert.ok(layer?.kind === 'remember-sign-in');
	assert.equal(layer.field.text, '~/.local/state/entok/contoso-user.refresh-token');
	await bench.press('ctrl-u');
	await bench.type('here');
	await bench.press('enter');
	await written(bench);
	assert.match(bench.status(), /absolute path/);
	assert.equal(bench.topKind(), 'remember-sign-in');
	await bench.press('ctrl-u');
	await bench.type('~/kept');
	await bench.press('enter');
	await written(bench);
	assert.equal(bench.topKind(), undefined, bench.status());
	assert.match(bench.status(), /Remembered in ~\/kept, for your eyes only/);
	assert.equal(bench.session.savedProfiles.all[0]?.refreshToken, 'file:~/kept');
	assert.match(readFileSync(join(home, 'kept'), 'utf8'), /^1\.AXEA/);
	assert.equal(bench.session.state.token.status, 'done');
});

test('plain lines remember a sign-in and ask another tenant, too', async context => {
	const home = ordinaryFolder(context);
	const bench = await createBench(saved(home));
	const {parts} = await converse(bench, ['t', 'M', '~/kept', 'O', 'nowhere', contoso, 'token']);
	assert.match(parts[2] ?? '', /Until now: ~\/.local\/state\/entok/);
	assert.match(parts[3] ?? '', /Remembered in ~\/kept/);
	assert.match(parts[4] ?? '', /A tenant to ask this once/);
	assert.match(parts[5] ?? '', /A tenant is a GUID/);
	assert.match(parts[6] ?? '', /Token from Entra/);
	assert.match(parts.slice(6).join(''), new RegExp(`Asked in tenant ${contoso}, this once`));
});
