import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chooseWay} from '../../../source/platform/clipboard/choose-way.ts';
import {nativeTools} from '../../../source/platform/clipboard/native-tools.ts';

const ssh = {SSH_CONNECTION: '192.0.2.1 50000 192.0.2.2 22', TERM: 'xterm-256color'};

const way = (environment: Record<string, string>, platform: NodeJS.Platform = 'linux', isTerminal = true): string =>
	chooseWay({environment, platform, isTerminal}).way;

const programs = (environment: Record<string, string>, platform: NodeJS.Platform = 'linux'): readonly string[] =>
	nativeTools(environment, platform).map(({argv: [program]}) => program);

test('inside tmux it is tmux, over SSH and with a display, too', () => {
	assert.equal(way({...ssh, TMUX: '/tmp/tmux-1000/default,1,0', DISPLAY: ':0'}), 'tmux');
	assert.equal(way({TMUX: '/tmp/tmux-501/default,1,0'}, 'darwin'), 'tmux');
});

test('over SSH the terminal is asked, never a program of the other machine', () => {
	assert.equal(way(ssh), 'osc52');
	assert.equal(way({...ssh, DISPLAY: 'localhost:10.0', WAYLAND_DISPLAY: 'wayland-0'}), 'osc52');
	assert.equal(way({SSH_TTY: '/dev/pts/3', TERM: 'xterm'}, 'darwin'), 'osc52');
	assert.equal(way({SSH_CLIENT: '192.0.2.1 50000 22', TERM: 'xterm', WSL_DISTRO_NAME: 'Debian'}), 'osc52');
});

test('on the machine itself it is its own program, the likeliest first', () => {
	assert.equal(way({DISPLAY: ':0', TERM: 'xterm'}), 'native');
	assert.deepEqual(programs({DISPLAY: ':0'}), ['xclip', 'xsel']);
	assert.deepEqual(programs({DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0'}), ['wl-copy', 'xclip', 'xsel']);
	assert.equal(way({TERM: 'xterm'}, 'darwin'), 'native');
	assert.deepEqual(programs({}, 'darwin'), ['pbcopy']);
	assert.equal(way({}, 'win32'), 'native');
	assert.deepEqual(programs({}, 'win32'), ['clip.exe']);
	assert.deepEqual(programs({WSL_INTEROP: '/run/WSL/8_interop', DISPLAY: ':0'}), ['clip.exe']);
});

test('without a display the terminal is asked', () => {
	assert.equal(way({TERM: 'xterm-256color'}), 'osc52');
});

test('where nothing can be asked it is a file: no terminal to write to, a console, a dumb one', () => {
	assert.equal(way(ssh, 'linux', false), 'file');
	for (const term of ['linux', 'dumb', 'vt220', '']) {
		assert.equal(way({...ssh, TERM: term}), 'file', term);
	}

	const {because} = chooseWay({environment: ssh, platform: 'linux', isTerminal: false});
	assert.equal(because, 'this runs over SSH, and standard output has no clipboard');
});

test('clip.exe gets ASCII as it is and everything else in UTF-16 with a byte order mark', () => {
	const [clip] = nativeTools({}, 'win32');
	assert.equal(clip?.encode?.('eyJ.abc'), 'eyJ.abc');
	assert.deepEqual(clip?.encode?.('é'), Buffer.from([0xff, 0xfe, 0xe9, 0x00]));
});
