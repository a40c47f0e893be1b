import '../platform/frame-differ/true-colours.ts';
import {EventEmitter} from 'node:events';
import {render} from 'ink';
import {differingOutput} from '../../source/platform/frame-differ/frame-differ.ts';
import {App} from '../../source/ui/app.tsx';
import {SettingContext} from '../../source/ui/hooks/use-workbench.ts';
import {themeFor} from '../../source/ui/theme.ts';
import {settle} from '../helpers/fake-clock.ts';
import {FakeTty} from '../helpers/fake-tty.ts';
import {openRequestBench} from '../session/workbench/request/bench.ts';

const theme = themeFor({isAscii: false, hasColour: true, hasStyles: true});

export const sizes = [
	[80, 24],
	[160, 50],
] as const;

export const times = (count: number, key: string): readonly string[] => Array.from({length: count}, () => key);

/** The workbench on a terminal that only counts: bytes as they would go over a line, and how often something was written. */
export async function openCounting(columns: number, rows: number) {
	const bench = await openRequestBench({columns, rows});
	await bench.press('t');
	const sent = {bytes: 0, writes: 0};
	const counter = Object.assign(new EventEmitter(), {
		isTTY: true,
		columns,
		rows,
		write(text: string, callback?: unknown) {
			sent.bytes += Buffer.byteLength(text);
			sent.writes += text === '' ? 0 : 1;
			if (typeof callback === 'function') {
				callback();
			}

			return true;
		},
	});
	const ink = render(
		<SettingContext value={{workbench: bench.workbench, theme, isDemo: true}}>
			<App onMount={() => {}} />
		</SettingContext>,
		{
			stdin: new FakeTty() as unknown as NodeJS.ReadStream,
			stdout: differingOutput(counter as unknown as NodeJS.WriteStream, 'xterm-256color'),
			alternateScreen: true,
			interactive: true,
			patchConsole: false,
			exitOnCtrlC: false,
			maxFps: 1000,
		} as Parameters<typeof render>[1],
	);
	const spent = async (act: () => Promise<void>): Promise<typeof sent> => {
		await settle();
		await ink.waitUntilRenderFlush();
		const before = {...sent};
		await act();
		await settle();
		await ink.waitUntilRenderFlush();
		return {bytes: sent.bytes - before.bytes, writes: sent.writes - before.writes};
	};
	/** Bytes for one of these keys in the mean, each painted before the next comes. */
	const meanOf = async (keys: readonly string[]): Promise<number> => {
		const {bytes} = await spent(async () => {
			for (const key of keys) {
				bench.pressAtOnce(key);
				await settle();
				await ink.waitUntilRenderFlush();
			}
		});
		return bytes / keys.length;
	};
	return {...bench, spent, meanOf, [Symbol.dispose]: () => ink.unmount()};
}
