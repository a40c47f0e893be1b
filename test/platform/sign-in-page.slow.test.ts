import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {RedirectListener} from '../../source/core/redirect-listener.ts';
import {demoProfiles} from '../../source/emulator/demo.ts';
import {createEmulator} from '../../source/emulator/emulator.ts';
import {serveEmulator} from '../../source/emulator/server.ts';
import {systemClock} from '../../source/platform/system-clock.ts';
import {type ChromiumPage, hasChromium, openChromium} from '../helpers/chromium.ts';
import {listening, state} from './redirect-bench.ts';

/** The pages of a sign-in in a browser of today's. */
const inBrowser = {skip: hasChromium() ? false : 'there is no chromium here'};

/** A listener whose sign-in leads to the emulator's page. */
async function listenerForEmulator(context: TestContext): Promise<RedirectListener> {
	const served = await serveEmulator(await createEmulator({clock: systemClock, key: 'demo'}));
	context.after(() => served.close());
	const profile = demoProfiles(served.origin).find(({name}) => name === 'contoso-workbench');
	return listening(context, {
		authorizeUrl: (redirectUri, mode) =>
			`${served.origin}/${profile?.tenant}/oauth2/v2.0/authorize?${new URLSearchParams({
				client_id: profile?.clientId ?? '',
				response_type: 'code',
				redirect_uri: redirectUri,
				response_mode: mode,
				scope: 'User.Read',
				state,
			})}`,
	});
}

async function historyOf(page: ChromiumPage): Promise<readonly string[]> {
	const {entries} = await page.call('Page.getNavigationHistory');
	return (entries as ReadonlyArray<{readonly url: string}>).map(({url}) => url);
}

const press = (page: ChromiumPage, answer: 'accept' | 'decline'): Promise<unknown> =>
	page.evaluate(`document.querySelector('button[value=${answer}]').click()`);

test(
	'from the start address to the last page: nothing is blocked, nothing comes from elsewhere, no code stays in an address',
	inBrowser,
	async context => {
		const listener = await listenerForEmulator(context);
		const page = await openChromium(context);
		await page.open(listener.startAddress);
		await page.waitFor('document.title.startsWith("Sign in to Contoso Workbench")');
		await press(page, 'accept');
		await page.waitFor('document.readyState === "complete" && location.pathname === "/done"');
		const {origin} = new URL(listener.startAddress);
		assert.equal(await page.evaluate('location.href'), `${origin}/done`);
		assert.equal(await page.evaluate('document.querySelector("h1").textContent'), 'You are signed in');
		assert.match((await listener.redirected).get('code') ?? '', /^1\.A/);
		assert.ok(
			page.requested.every(address => !address.includes('code=1.A') && /^http:\/\/localhost:/.test(address)),
			page.requested.join('\n'),
		);
		assert.deepEqual(
			page.complaints.filter(text => !text.includes('favicon')),
			[],
		);
	},
);

test('declined, the last page says so; a code in a query leaves the history', inBrowser, async context => {
	const declined = await listenerForEmulator(context);
	const page = await openChromium(context);
	await page.open(declined.startAddress);
	await page.waitFor('document.title.startsWith("Sign in to Contoso Workbench")');
	await press(page, 'decline');
	await page.waitFor('location.pathname === "/done" && document.querySelector("h1") !== null');
	assert.equal(await page.evaluate('document.querySelector("h1").textContent'), 'The sign-in did not succeed');
	const byQuery = await listening(context);
	await page.open(`${byQuery.redirectUri}/?code=the-code&state=${state}`);
	await page.waitFor('location.pathname === "/done"');
	assert.ok((await historyOf(page)).every(address => !address.includes('the-code')));
});

test('the last page is styled by its own style, light and dark, and needs no script', inBrowser, async context => {
	const listener = await listening(context);
	const page = await openChromium(context);
	await page.open(`${listener.redirectUri}/?code=the-code&state=${state}`);
	await page.waitFor('location.pathname === "/done"');
	const colours = async (scheme: string): Promise<unknown> => {
		await page.call('Emulation.setEmulatedMedia', {features: [{name: 'prefers-color-scheme', value: scheme}]});
		return page.evaluate('getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color');
	};
	const light = await colours('light');
	assert.match(String(light), /^rgb\(243, 242, 238\)/, 'the policy lets the style through');
	assert.notEqual(await colours('dark'), light);
	await page.call('Emulation.setDeviceMetricsOverride', {width: 320, height: 640, deviceScaleFactor: 1, mobile: true});
	assert.equal(await page.evaluate('document.documentElement.scrollWidth <= 320'), true, 'it fits a telephone');
	await page.call('Emulation.setScriptExecutionDisabled', {value: true});
	await page.call('Page.reload');
	await page.waitFor(
		'document.readyState === "complete" && document.querySelector("h1")?.textContent === "You are signed in"',
	);
	assert.deepEqual(
		page.complaints.filter(text => !text.includes('favicon')),
		[],
	);
});
