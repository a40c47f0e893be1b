import type {Environment} from '../folders.ts';

/** A program that puts its standard input into the clipboard of this machine. */
export type NativeTool = {
	readonly argv: readonly [string, ...string[]];
	/** What empties it, when an empty input does not. */
	readonly clearing?: readonly [string, ...string[]];
	readonly variables?: Environment;
	/** Its input, when that is not UTF-8. */
	encode?(text: string): string | Uint8Array;
};

/** clip.exe takes bytes for the console's code page, save for UTF-16 with a byte order mark. */
const clipExe: NativeTool = {
	argv: ['clip.exe'],
	encode: text => (/^[\0-\x7f]*$/.test(text) ? text : Buffer.from(`\ufeff${text}`, 'utf16le')),
};

/** The programs that may reach the clipboard in front of the person, the likeliest first; none: no display, no clipboard. */
export function nativeTools(environment: Environment, platform: NodeJS.Platform): readonly NativeTool[] {
	if (platform === 'darwin') {
		// Without a locale it would take UTF-8 for Mac Roman.
		return [{argv: ['pbcopy'], variables: {LC_CTYPE: 'UTF-8'}}];
	}

	// Linux under Windows (WSL) has these set; the clipboard is that of Windows.
	if (platform === 'win32' || environment['WSL_DISTRO_NAME'] || environment['WSL_INTEROP']) {
		return [clipExe];
	}

	return [
		...(environment['WAYLAND_DISPLAY'] ? [{argv: ['wl-copy'], clearing: ['wl-copy', '--clear']} as const] : []),
		...(environment['DISPLAY']
			? ([
					{argv: ['xclip', '-selection', 'clipboard', '-in']},
					{argv: ['xsel', '--clipboard', '--input'], clearing: ['xsel', '--clipboard', '--delete']},
				] as const)
			: []),
	];
}
