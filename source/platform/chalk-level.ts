import type {Environment} from './folders.ts';

/** How many colours a terminal knows: 1 sixteen, 2 two hundred and fifty-six, 3 all (chalk's levels). */
export function colourDepth({COLORTERM: colourTerm = '', TERM: term = ''}: Environment): 1 | 2 | 3 {
	return /^(?:truecolor|24bit)$/.test(colourTerm) || /-direct$/.test(term) ? 3 : /-256(?:color)?$/.test(term) ? 2 : 1;
}

/**
 * Ink paints through chalk, which looks at the environment once, when it is loaded, knows nothing of NO_COLOR and drops
 * bold and inverse together with colours. Our theme decides about colours, so chalk is told to let all styles through
 * as far as the terminal knows them, or none; the variable that tells it is put back before anything else can see it.
 */
export async function loadWithStyles<Module>(hasStyles: boolean, load: () => Promise<Module>): Promise<Module> {
	const before = process.env['FORCE_COLOR'];
	process.env['FORCE_COLOR'] = String(hasStyles ? colourDepth(process.env) : 0);
	try {
		return await load();
	} finally {
		if (before === undefined) {
			delete process.env['FORCE_COLOR'];
		} else {
			process.env['FORCE_COLOR'] = before;
		}
	}
}
