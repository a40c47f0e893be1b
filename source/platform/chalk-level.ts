/**
 * Ink paints through chalk, which looks at the environment once, when it is loaded, knows nothing of NO_COLOR and drops
 * bold and inverse together with colours. Our theme decides about colours, so chalk is told to let all styles through,
 * or none; the variable that tells it is put back before anything else can see it.
 */
export async function loadWithStyles<Module>(hasStyles: boolean, load: () => Promise<Module>): Promise<Module> {
	const before = process.env['FORCE_COLOR'];
	process.env['FORCE_COLOR'] = hasStyles ? '1' : '0';
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
