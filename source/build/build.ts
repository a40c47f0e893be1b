import {cp, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {type BuildOptions, build, context} from 'esbuild';

const isWatching = process.argv.includes('--watch');
/** Built beside the old one and put in its place when it is whole: a failed build leaves the program as it was. */
const outdir = isWatching ? 'dist' : 'dist.new';

const options: BuildOptions = {
	// The key ring is asked in a process of its own, which can be ended when it hangs.
	entryPoints: {cli: 'source/cli.ts', 'key-ring': 'source/platform/key-ring/program.ts'},
	outdir,
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
	alias: {
		// It writes the cursor back to standard error whatever that is, a file too; terminal-restore.ts does to the terminal.
		'restore-cursor': './source/build/no-restore-cursor.ts',
	},
	// Ink asks for the first in development only; the second is native code, installed where it can be.
	external: ['react-devtools-core', '@napi-rs/keyring'],
	banner: {
		// Bundled CommonJS packages ask for built-in modules with `require`, which ESM does not have.
		js: "import {createRequire as entokRequire} from 'node:module';const require=entokRequire(import.meta.url);",
	},
	logLevel: 'warning',
};

await rm(outdir, {recursive: true, force: true});
if (isWatching) {
	await (await context(options)).watch();
} else {
	await build(options);
}

for (const schema of [
	'source/core/profiles.schema.json',
	'source/platform/vault/vault.schema.json',
	'source/session/workbench/keys/keys.schema.json',
]) {
	await cp(schema, path.join(outdir, path.basename(schema)));
}

if (!isWatching) {
	await rm('dist', {recursive: true, force: true});
	await rename(outdir, 'dist');
}
