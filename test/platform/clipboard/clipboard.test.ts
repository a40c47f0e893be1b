import assert from 'node:assert/strict';
import {chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {Secret} from '../../../source/core/secret.ts';
import {type ClipboardOptions, createClipboard} from '../../../source/platform/clipboard/clipboard.ts';
import {createRunTool} from '../../../source/platform/clipboard/run-tool.ts';
import {newHome} from '../../helpers/program.ts';

const token = new Secret('eyJ.the-token.x');

/** A folder of programs that are shell scripts. */
function programs(scripts: Readonly<Record<string, string>>): string {
	const folder = newHome();
	for (const [name, script] of Object.entries(scripts)) {
		writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
		chmodSync(path.join(folder, name), 0o755);
	}

	return folder;
}

/** A clipboard on a machine with a display and these programs, and the folder its files go to. */
function onDesktop(scripts: Readonly<Record<string, string>>, more: Partial<ClipboardOptions> = {}) {
	const bin = programs(scripts);
	const folder = path.join(newHome(), 'entok');
	const clipboard = createClipboard({
		environment: {DISPLAY: ':0', TERM: 'xterm'},
		platform: 'linux',
		toolEnvironment: () => ({PATH: `${bin}:/bin:/usr/bin`, BIN: bin}),
		folders: [() => folder],
		...more,
	});
	return {clipboard, bin, folder, said: (name: string) => readFileSync(path.join(bin, name), 'utf8')};
}

/** Keeps what it was given on its standard input and in its arguments. */
const recorder = 'cat > "$BIN/input"; printf "%s\\n" "$0" "$@" > "$BIN/arguments"; env > "$BIN/environment"';

test('a program of the machine gets the text on its standard input, and nothing of it in its arguments', async () => {
	const {clipboard, bin, said} = onDesktop({xclip: recorder});
	assert.deepEqual(await clipboard.copy(token), {way: 'native', program: 'xclip'});
	assert.equal(said('input'), 'eyJ.the-token.x');
	assert.equal(said('arguments'), `${path.join(bin, 'xclip')}\n-selection\nclipboard\n-in\n`);
	assert.doesNotMatch(said('environment'), /eyJ|^HOME=/m);
	assert.deepEqual(await clipboard.clear(), ['native']);
	assert.equal(said('input'), '');
});

test('a program that goes on in the background, as xclip does, is not waited for', async () => {
	const {clipboard, bin} = onDesktop({xclip: 'cat > /dev/null; while [ ! -e "$BIN/over" ]; do sleep 0.02; done &'});
	assert.deepEqual(await clipboard.copy(token), {way: 'native', program: 'xclip'});
	writeFileSync(path.join(bin, 'over'), '');
});

test('the next program is tried when one is not there or fails', async () => {
	const {clipboard, said} = onDesktop({xclip: 'exit 1', xsel: recorder});
	assert.deepEqual(await clipboard.copy(token), {way: 'native', program: 'xsel'});
	await clipboard.clear();
	assert.match(said('arguments'), /--clipboard\n--delete\n$/);
});

test('where no program does it, the text is in a new file of mode 0600, and the reason is told', async () => {
	const {clipboard, folder} = onDesktop({xclip: 'exit 3'});
	const copied = await clipboard.copy(token);
	assert.ok(copied.way === 'file');
	assert.match(copied.because ?? '', /^No program took the text: xclip ended with 3, xsel was not found$/);
	assert.equal(path.dirname(copied.path), folder);
	assert.equal(readFileSync(copied.path, 'utf8'), 'eyJ.the-token.x');
	assert.equal(statSync(copied.path).mode & 0o777, 0o600);
	assert.equal(statSync(folder).mode & 0o777, 0o700);
});

test('there is one file at a time, and clearing removes it', async () => {
	const {clipboard, folder} = onDesktop({}, {forced: 'file'});
	await clipboard.copy(token);
	const copied = await clipboard.copy(new Secret('another'));
	assert.ok(copied.way === 'file');
	assert.equal(copied.because, undefined);
	assert.deepEqual(readdirSync(folder), [path.basename(copied.path)]);
	assert.deepEqual(await clipboard.clear(), ['file']);
	assert.deepEqual(readdirSync(folder), []);
});

test('a folder that cannot be written to is passed over', async () => {
	const folder = path.join(newHome(), 'state');
	const file = path.join(newHome(), 'a-file');
	writeFileSync(file, '');
	const {clipboard} = onDesktop({}, {forced: 'file', folders: [() => path.join(file, 'entok'), () => folder]});
	const copied = await clipboard.copy(token);
	assert.ok(copied.way === 'file');
	assert.equal(path.dirname(copied.path), folder);
});

test('a way that was asked for is not replaced by a file with a secret in it', async () => {
	const {clipboard, folder} = onDesktop({xclip: 'exit 1', xsel: 'exit 2'}, {forced: 'native'});
	await assert.rejects(clipboard.copy(token), {
		message: 'No program took the text: xclip ended with 1, xsel ended with 2.',
	});
	assert.ok(!existsSync(folder));
});

test('OSC 52 goes to the terminal; too long a text is refused and leaves no file, and so does a pipe', async () => {
	const sent: string[] = [];
	const ssh = {SSH_TTY: '/dev/pts/1', TERM: 'xterm'};
	const {clipboard, folder} = onDesktop({}, {environment: ssh, terminal: bytes => void sent.push(bytes)});
	assert.deepEqual(await clipboard.copy(token), {way: 'osc52', isMosh: false});
	await assert.rejects(clipboard.copy(new Secret('x'.repeat(74_995))), {kind: 'usage'});
	assert.deepEqual(await clipboard.clear(), ['osc52']);
	assert.deepEqual(sent, [`\u001b]52;c;${btoa('eyJ.the-token.x')}\u0007`, '\u001b]52;c;\u0007']);
	const piped = onDesktop({}, {environment: ssh, forced: 'osc52'});
	await assert.rejects(piped.clipboard.copy(token), /standard output is no terminal/);
	assert.ok(!existsSync(folder) && !existsSync(piped.folder));
});

test('in GNU screen OSC 52 is wrapped, in tmux it is not', async () => {
	for (const [environment, isWrapped] of [
		[{STY: '1.a', TERM: 'xterm', SSH_TTY: 'x'}, true],
		[{TERM: 'screen-256color', SSH_TTY: 'x'}, true],
		[{TERM: 'screen-256color', TMUX: 'x'}, false],
	] as const) {
		let sent = '';
		const {clipboard} = onDesktop({}, {environment, forced: 'osc52', terminal: bytes => (sent += bytes)});
		await clipboard.copy(token);
		assert.equal(sent.startsWith('\u001bP'), isWrapped);
	}
});

test('a tmux that knows no -w is asked without; its buffer is deleted by its name', async () => {
	const script = 'echo "$@" >> "$BIN/calls"; [ "$2" != -w ] || exit 1; cat > /dev/null; echo buffer7';
	const {clipboard, said} = onDesktop({tmux: script}, {environment: {TMUX: 'x'}});
	assert.deepEqual(await clipboard.copy(token), {way: 'tmux', isPassedOn: false});
	assert.deepEqual(await clipboard.clear(), ['tmux']);
	assert.deepEqual(said('calls').split('\n'), [
		'load-buffer -w - ; display-message -p #{buffer_name}',
		'load-buffer - ; display-message -p #{buffer_name}',
		'delete-buffer -b buffer7',
		'',
	]);
});

test('copies that follow one another at once arrive in their order, none beside another', async () => {
	const {clipboard, said} = onDesktop({
		xclip: 'mkdir "$BIN/busy" || exit 1; cat >> "$BIN/input"; rmdir "$BIN/busy"',
	});
	const copied = await Promise.all(['one ', 'two ', 'three'].map(text => clipboard.copy(new Secret(text))));
	assert.ok(copied.every(({way}) => way === 'native'));
	assert.equal(said('input'), 'one two three');
});

test('a program that does not end is ended', async () => {
	const bin = programs({stuck: 'exec sleep 30'});
	const run = createRunTool(() => ({PATH: `${bin}:/bin:/usr/bin`}), {limit: 50});
	assert.deepEqual(await run(['stuck'], 'text'), {fault: 'stuck did not end within 0.05 s'});
});
