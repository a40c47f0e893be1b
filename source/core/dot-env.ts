import type {Variable} from './env-profile.ts';

const assignment =
	/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*(?:(?:'([^']*)'|"((?:[^"\\]|\\[\s\S])*)")[ \t]*(?:#[^\r\n]*)?|([^\r\n]*))$/gm;

const unescaped = (text: string): string =>
	text.replace(/\\([\s\S])/g, (_, character: string) => (character === 'n' ? '\n' : character));

const withoutComment = (text: string): string =>
	text.startsWith('#') ? '' : (text.split(/[ \t]#/, 1)[0] ?? '').trim();

/**
 * The assignments of a `.env` file: `NAME=value`, `export NAME="value"`, `NAME='value'`, comments after `#`.
 * Other lines are passed over; nothing is expanded or run.
 */
export const parseDotEnv = (text: string): readonly Variable[] =>
	Array.from(text.replaceAll('\r\n', '\n').matchAll(assignment), ([, name = '', single, double, bare = '']) => ({
		name,
		value: single ?? (double === undefined ? withoutComment(bare) : unescaped(double)),
	}));
