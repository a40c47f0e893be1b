import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {TestContext} from 'node:test';

type Values = Readonly<Record<string, unknown>>;

/** A page of a Chromium without a window, spoken to by the DevTools protocol. */
export type ChromiumPage = {
	/** Calls a method of the protocol. */
	call(method: string, parameters?: Values): Promise<Values>;
	/** Goes to an address and waits until the page has loaded, and those it sends the browser on to. */
	open(address: string): Promise<void>;
	/** The value of an expression in the page. */
	evaluate(expression: string): Promise<unknown>;
	/** Resolves when an expression is true in the page that is there by then. */
	waitFor(expression: string): Promise<void>;
	/** Every address that was asked for. */
	readonly requested: readonly string[];
	/** What the page complained about: blocked by policy, failed, thrown. */
	readonly complaints: readonly string[];
};

/** Whether there is a Chromium here. */
export const hasChromium = (): boolean => spawnSync('chromium', ['--version'], {stdio: 'ignore'}).status === 0;

/** Starts Chromium with a profile of its own, and ends it after the test. */
export async function openChromium(context: TestContext): Promise<ChromiumPage> {
	const folder = mkdtempSync(path.join(tmpdir(), 'entok-chromium-'));
	const child = spawn(
		'chromium',
		[
			'--headless=new',
			'--no-sandbox',
			'--disable-gpu',
			'--no-first-run',
			'--disable-background-networking',
			'--remote-debugging-port=0',
			`--user-data-dir=${folder}`,
			'about:blank',
		],
		{stdio: ['ignore', 'ignore', 'pipe'], detached: true},
	);
	const ended = once(child, 'close');
	context.after(async () => {
		if (child.pid !== undefined) {
			process.kill(-child.pid, 'SIGKILL');
		}

		await ended;
		rmSync(folder, {recursive: true, force: true, maxRetries: 5});
	});
	const address = await new Promise<string>(resolve => {
		let said = '';
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			said += text;
			const [, found] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
			if (found !== undefined) {
				resolve(found);
			}
		});
	});
	const socket = new WebSocket(address);
	await once(socket, 'open');
	const waiting = new Map<number, (message: Values) => void>();
	const requested: string[] = [];
	const complaints: string[] = [];
	let calls = 0;
	let session: unknown;
	const send = (method: string, parameters: Values = {}): Promise<Values> =>
		new Promise((resolve, reject) => {
			calls += 1;
			waiting.set(calls, ({result, error}) =>
				error ? reject(new Error(JSON.stringify(error))) : resolve(result as Values),
			);
			socket.send(JSON.stringify({id: calls, method, params: parameters, ...(session ? {sessionId: session} : {})}));
		});
	socket.addEventListener('message', ({data}) => {
		const message = JSON.parse(String(data)) as Values & {readonly id?: number; readonly params?: Values};
		if (message.id !== undefined) {
			waiting.get(message.id)?.(message);
			waiting.delete(message.id);
		} else if (message['method'] === 'Network.requestWillBeSent') {
			requested.push((message.params as {readonly request: {readonly url: string}}).request.url);
		} else if (message['method'] === 'Log.entryAdded' || message['method'] === 'Runtime.exceptionThrown') {
			complaints.push(JSON.stringify(message.params));
		}
	});
	const {targetId} = await send('Target.createTarget', {url: 'about:blank'});
	({sessionId: session} = await send('Target.attachToTarget', {targetId, flatten: true}));
	for (const domain of ['Page', 'Network', 'Log', 'Runtime', 'DOM']) {
		await send(`${domain}.enable`);
	}

	const evaluate: ChromiumPage['evaluate'] = async expression => {
		const {result} = await send('Runtime.evaluate', {expression, returnByValue: true});
		return (result as Values)['value'];
	};
	const waitFor: ChromiumPage['waitFor'] = async expression => {
		// Between two pages there is none to ask.
		while ((await evaluate(expression).catch(() => false)) !== true) {
			await new Promise(resolve => setImmediate(resolve));
		}
	};
	return {
		call: send,
		evaluate,
		waitFor,
		requested,
		complaints,
		async open(url) {
			await send('Page.navigate', {url});
			await waitFor('document.readyState === "complete" && location.href !== "about:blank"');
		},
	};
}
