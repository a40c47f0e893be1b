import type {Clipboard, ClipboardWay} from '../../../core/clipboard.ts';
import type {Document, Row} from '../../../core/document.ts';

const text = (value: string): Row => ({kind: 'text', text: value});
const heading = (value: string): Row => ({kind: 'heading', text: value});

const ways: Readonly<Record<ClipboardWay, string>> = {
	tmux: 'into a buffer of tmux (prefix ] pastes it), and through tmux into the clipboard of its terminal',
	osc52: 'by asking your terminal (OSC 52)',
	native: 'by a program of this machine: pbcopy, wl-copy, xclip, xsel or clip.exe',
	file: 'into a new file that only you can read, as no clipboard can be reached',
};

/** How copying works here, and what to do when it does not. */
export const copyHelp = ({way, because}: Pick<Clipboard, 'way' | 'because'>): Document => [
	heading('Here'),
	text(`A copy goes ${ways[way]}: ${because}.`),
	text(
		'entok writes the clipboard when you press a key for it, and never reads it: whether a text arrived is not known.',
	),
	{kind: 'blank'},
	heading('When paste is empty'),
	text(
		'tmux: prefix ] pastes what was copied. For the clipboard of the terminal around it, tmux must be 3.2 or newer, and that terminal must take OSC 52.',
	),
	text(
		'OSC 52: xterm takes it with allowWindowOps, iTerm2 where its settings let applications use the clipboard. The Terminal of macOS never does.',
	),
	text(
		'tmux on your side of SSH: it passes OSC 52 on only after set -s set-clipboard on, and with set -g default-terminal tmux-256color: where TERM is screen, entok speaks to GNU screen.',
	),
	text('mosh: it passes on short texts only, and a token is a long one. Use SSH, or a file.'),
	text('GNU screen: what is copied goes through it in small pieces.'),
	{kind: 'blank'},
	heading('Another way'),
	text('--clipboard tmux, osc52, native or file takes that way and no other; ENTOK_CLIPBOARD does it for good.'),
	text(
		'file: a new file of mode 0600, its path is said. Over SSH, scp or cat takes it from there. Clearing removes it.',
	),
];
