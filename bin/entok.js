#!/usr/bin/env node
// Old syntax on purpose: every Node since version 4 must be able to read this file and say what entok needs.
var wanted = [22, 12];
var here = process.versions.node;
var running = here.split('.').map(Number);
if (running[0] < wanted[0] || (running[0] === wanted[0] && running[1] < wanted[1])) {
	process.stderr.write('entok needs Node ' + wanted.join('.') + ' or newer, and this is Node ' + here + '.\n');
	process.exitCode = 2;
} else {
	// `import()` written out would be a syntax error to a Node that does not know it.
	// biome-ignore lint/security/noGlobalEval: the text is a constant.
	eval("import('../dist/cli.js')");
}
