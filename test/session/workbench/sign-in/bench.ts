import type {Clipboard} from '../../../../source/core/clipboard.ts';
import type {EnterCode, SignIn} from '../../../../source/core/prompt.ts';
import type {SignInDoors} from '../../../../source/session/workbench/sign-in/doors.ts';
import {settle} from '../../../helpers/fake-clock.ts';
import {type ScriptedFlow, scriptFlow} from '../../../helpers/scripted-flow.ts';
import {openRequestBench, type RequestBench} from '../request/bench.ts';

/** The clock of a bench begins here. */
const start = Date.UTC(2026, 4, 4, 9, 0, 0);

/** A device code as Entra gives it. */
export const enterCode: EnterCode = {
	kind: 'enter-code',
	userCode: 'FC7L9Q2MK',
	address: 'https://microsoft.com/devicelogin',
	expiresAt: start + 871_000,
	interval: 5000,
	polls: 0,
};

/** A sign-in with a browser; it takes an address with `code=good`. */
export const signIn: SignIn = {
	kind: 'sign-in',
	startAddress: 'http://localhost:8400/start',
	port: 8400,
	address: `https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize?state=${'s'.repeat(300)}`,
	notes: ['Port 8399 was taken: this is the next one.'],
	take: address =>
		address.includes('code=good') ? undefined : 'This address is not of this sign-in: its state is another one.',
};

export type SignInBench = RequestBench &
	Disposable & {
		readonly deviceCode: ScriptedFlow;
		readonly browser: ScriptedFlow;
		/** What the doors of the machine were given. */
		readonly done: ReadonlyArray<readonly string[]>;
	};

/** A square that is no QR code, but as large as one of a short address. */
const square = Array.from({length: 29}, (_, y) => Array.from({length: 29}, (__, x) => (x + y) % 2 === 0));

export type SignInBenchOptions = {
	readonly columns?: number;
	readonly rows?: number;
	/** In place of the doors that are all there. */
	readonly doors?: SignInDoors;
	readonly clipboard?: Clipboard;
	readonly flow?: 'device-code' | 'authorization-code';
};

/** A workbench in which a person is waited for. */
export async function openSignInBench(options: SignInBenchOptions = {}): Promise<SignInBench> {
	const {flow = 'device-code', doors, clipboard, ...size} = options;
	const done: Array<readonly string[]> = [];
	const machine: SignInDoors = {
		isRemote: false,
		openAddress: async address => void done.push(['open', address]),
		printOutside: async lines => void done.push(['print', ...lines]),
		qrCode: () => square,
		playUser: async ({kind}, answer) => void done.push(['play', kind, answer]),
	};
	const bench = await openRequestBench({
		...size,
		choice: {profileId: 'contoso-user', flow, scope: 'User.Read'},
		workbenchDoors: {signIn: doors ?? machine, clipboard},
		// A person is waited for, so nothing here comes to its end by itself.
		http: async () => {
			throw new Error('Nothing is sent.');
		},
	});
	const deviceCode = scriptFlow('device-code', 'device code', enterCode);
	const browser = scriptFlow('authorization-code', 'authorization code', signIn);
	await bench.press('t');
	await settle();
	return {
		...bench,
		deviceCode,
		browser,
		done,
		[Symbol.dispose]() {
			deviceCode[Symbol.dispose]();
			browser[Symbol.dispose]();
		},
	};
}
