import {render, Text, useApp, useInput, usePaste} from 'ink';
import {createElement, type ReactNode, useEffect, useState} from 'react';
import {escapeWait} from '../../source/platform/escape-wait.ts';
import {TerminalInput} from '../../source/platform/terminal-input.ts';
import {restoreTerminalOnExit, suspendProcessGroup} from '../../source/platform/terminal-restore.ts';
import {keyNameOf} from '../../source/ui/key-name.ts';

/** A full-screen program for the tests of the terminal: says the keys it hears, stops at Ctrl-Z, ends in several ways. */
function Keys(): ReactNode {
	const {suspendTerminal} = useApp();
	const [heard, setHeard] = useState('');
	const say = (what: string): void => setHeard(before => `${before} ${what}`);
	const [isLeaving, setIsLeaving] = useState(false);
	useEffect(() => {
		if (isLeaving) {
			process.exit(5);
		}
	}, [isLeaving]);
	usePaste(text => say(`paste:${text.length}`));
	useInput((input, key) => {
		const name = keyNameOf(input, key);
		say(name);
		switch (name) {
			case 'ctrl-z':
				void suspendTerminal(async () => say(`stopped:${await suspendProcessGroup()}`));
				break;
			case 'x':
				process.exit(4);
				break;
			case 'e':
				setIsLeaving(true);
				break;
			case 't':
				setTimeout(() => {
					throw new Error('thrown for the test');
				});
				break;
			case 'r':
				void Promise.reject(new Error('rejected for the test'));
				break;
			case 'q':
				app.unmount();
				break;
			default:
				break;
		}
	});
	return createElement(Text, null, `pid ${process.pid} heard${heard} .`);
}

const input = new TerminalInput(process.stdin, {escapeMilliseconds: escapeWait(process.env).milliseconds});
if (process.argv.includes('--other-listener')) {
	for (const signal of ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGINT'] as const) {
		process.on(signal, () => {});
	}
}

const release = restoreTerminalOnExit(process.stdout, {unmount: () => app.unmount()});
const app = render(createElement(Keys), {
	stdin: input,
	alternateScreen: true,
	interactive: true,
	exitOnCtrlC: false,
	patchConsole: false,
});
await app.waitUntilExit();
release();
input.destroy();
console.log('goodbye');
