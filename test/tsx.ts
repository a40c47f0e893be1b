import {readFileSync} from 'node:fs';
import {createRequire, registerHooks} from 'node:module';
import {fileURLToPath} from 'node:url';

// Loaded when the first view is: most tests have none, and starting without it takes half as long.
const requireHere = createRequire(import.meta.url);

/** Node runs TypeScript as it is, by leaving the types out; only the views' TSX has to be translated on loading. */
registerHooks({
	load(url, context, nextLoad) {
		if (!url.endsWith('.tsx')) {
			return nextLoad(url, context);
		}

		const file = fileURLToPath(url);
		const {transformSync} = requireHere('esbuild') as typeof import('esbuild');
		const {code} = transformSync(readFileSync(file, 'utf8'), {
			loader: 'tsx',
			jsx: 'automatic',
			format: 'esm',
			sourcemap: 'inline',
			sourcefile: file,
		});
		return {format: 'module', source: code, shortCircuit: true};
	},
});
