import {pasteText, pressKey} from '../../../../source/session/workbench/keyboard.ts';
import type {Layer} from '../../../../source/session/workbench/state.ts';
import {Workbench, type WorkbenchDoors} from '../../../../source/session/workbench/workbench.ts';
import {type Bench, type BenchOptions, createBench} from '../../../helpers/bench.ts';
import {settle} from '../../../helpers/fake-clock.ts';

export type RequestBenchOptions = BenchOptions & {
	readonly columns?: number;
	readonly rows?: number;
	readonly doors?: BenchOptions['doors'];
	readonly workbenchDoors?: Partial<WorkbenchDoors>;
};

export type RequestBench = Bench & {
	readonly workbench: Workbench;
	/** What was given to doors that lead out, in order: `save`, `edit`, `pipe`, `quit`, with what they were given. */
	readonly out: ReadonlyArray<readonly string[]>;
	/** Presses keys and lets what they begin come to its end. */
	press(...keys: readonly string[]): Promise<void>;
	/** Presses keys one right after the other, as a fast hand does. */
	pressAtOnce(...keys: readonly string[]): void;
	type(text: string): Promise<void>;
	paste(text: string): void;
	/** Puts the cursor of the requests panel on a row of the catalogue. */
	aimAt(probeId: string): void;
	topKind(): Layer['kind'] | undefined;
	status(): string;
	/** The addresses of the test requests sent so far, without their origin. */
	sent(): readonly string[];
};

/** A workbench with the requests panel in front, driven by keys against the emulator or a script. */
export async function openRequestBench(options: RequestBenchOptions = {}): Promise<RequestBench> {
	const {columns = 80, rows = 24, workbenchDoors, ...rest} = options;
	const bench = await createBench(rest);
	const out: Array<readonly string[]> = [];
	const workbench = new Workbench(
		bench.session,
		{
			clock: bench.clock,
			show: bench.show,
			edit: async (text, suffix) => {
				out.push(['edit', text, suffix]);
				return text;
			},
			save: async (name, content) => {
				out.push(['save', name, content.toString()]);
				return `/somewhere/${name}`;
			},
			pipe: async (command, text) => void out.push(['pipe', command, text.toString()]),
			suspend: () => {},
			redraw: () => {},
			quit: code => void out.push(['quit', String(code)]),
			...workbenchDoors,
		},
		{columns, rows},
	);
	workbench.change({focus: 'requests'});
	const isBusy = (): boolean => workbench.state.sending !== undefined || bench.session.state.token.status === 'running';
	/** Against the emulator, until nothing runs; a script decides itself when it answers, so a few turns must do there. */
	const idle = async (): Promise<void> => {
		do {
			for (let turn = 0; turn < 4; turn++) {
				await settle();
			}
		} while (isBusy() && options.http === undefined);
	};
	const pressAtOnce = (...keys: readonly string[]): void => {
		for (const key of keys) {
			pressKey(workbench, key);
		}
	};
	const press = async (...keys: readonly string[]): Promise<void> => {
		for (const key of keys) {
			pressAtOnce(key);
			await idle();
		}
	};
	return {
		...bench,
		workbench,
		out,
		press,
		pressAtOnce,
		type: async text => press(...[...text].map(letter => (letter === ' ' ? 'space' : letter))),
		paste: text => pasteText(workbench, text),
		aimAt(probeId) {
			const cursor = workbench.rowsOf('requests').findIndex(({id}) => id === probeId);
			if (cursor < 0) {
				throw new Error(`The open tab has no row ${probeId}.`);
			}

			workbench.changeList('requests', {cursor});
		},
		topKind: () => workbench.topLayer?.kind,
		status: () => workbench.state.status.text,
		sent: () =>
			bench.requests.flatMap(({purpose, url}) =>
				purpose === 'api' ? [new URL(url).pathname + new URL(url).search] : [],
			),
	};
}
