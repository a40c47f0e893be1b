import {cp, rm} from 'node:fs/promises';
import {type BuildOptions, build, context} from 'esbuild';

const options: BuildOptions = {
	entryPoints: {cli: 'source/cli.ts'},
	outdir: 'dist',
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node22.12',
	minify: true,
	// Names in stack traces are worth more than the bytes.
	keepNames: true,
	legalComments: 'linked',
	define: {'process.env.NODE_ENV': '"production"'},
	// React's and Ink's development helpers are never loaded in production.
	external: ['react-devtools-core'],
	// Bundled CommonJS packages ask for built-in modules with `require`, which ESM does not have.
	banner: {
		js: "import {createRequire as entokRequire} from 'node:module';const require=entokRequire(import.meta.url);",
	},
	logLevel: 'warning',
};

await rm('dist', {recursive: true, force: true});
if (process.argv.includes('--watch')) {
	await (await context(options)).watch();
} else {
	await build(options);
}

await cp('source/core/profiles.schema.json', 'dist/profiles.schema.json');
