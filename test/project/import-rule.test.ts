import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {
	copyFileSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../helpers/program.ts';

/** Who may import whom: the rooms and packages each room may use, itself left out. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
	core: ['jwt-decode'],
	catalogue: ['core/a.ts'],
	flows: ['core/a.ts'],
	session: ['core/a.ts', 'catalogue/a.ts', 'flows/a.ts', 'flows/index.ts'],
	ui: ['core/a.ts', 'catalogue/a.ts', 'flows/index.ts', 'session/a.ts', 'ink', 'react'],
	commands: ['core/a.ts', 'catalogue/a.ts', 'flows/index.ts', 'session/a.ts'],
	accessible: ['core/a.ts', 'catalogue/a.ts', 'flows/index.ts', 'session/a.ts'],
	platform: ['core/a.ts', 'got', 'conf', 'hpagent', 'jose', 'node-forge', 'uqr', 'node:fs'],
	emulator: ['core/a.ts', 'catalogue/a.ts', 'jose', 'node-forge', 'node:fs'],
};
const rooms = Object.keys(mayImport);
const packages = [
	'jwt-decode',
	'ink',
	'react',
	'got',
	'conf',
	'hpagent',
	'jose',
	'node-forge',
	'uqr',
	'node:fs',
	'fs',
	'esbuild',
];

const folders = (parent: string): readonly string[] =>
	readdirSync(path.join(root, 'source', parent), {withFileTypes: true})
		.filter(entry => entry.isDirectory())
		.map(({name}) => path.posix.join(parent, name));

type Finding = {readonly category: string; readonly location: {readonly path: string}};

/** Writes files (path below `source/` to text) beside a copy of our Biome settings; gives the files a rule reports. */
function reported(rule: string, files: ReadonlyMap<string, string>): readonly string[] {
	const folder = mkdtempSync(path.join(tmpdir(), 'entok-test-'));
	try {
		copyFileSync(path.join(root, '.biome.json'), path.join(folder, '.biome.json'));
		for (const [name, text] of files) {
			const file = path.join(folder, 'source', name);
			mkdirSync(path.dirname(file), {recursive: true});
			writeFileSync(file, text);
		}

		const {stdout} = spawnSync(
			path.join(root, 'node_modules/.bin/biome'),
			['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json', 'source'],
			{cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26},
		);
		const {diagnostics}: {readonly diagnostics: readonly Finding[]} = JSON.parse(stdout);
		const found = diagnostics.filter(({category}) => category === rule).map(({location}) => location.path);
		return [...new Set(found)].map(file => path.posix.relative('source', file)).sort();
	} finally {
		rmSync(folder, {recursive: true});
	}
}

test('every room has an import rule here', () => {
	assert.deepEqual([...rooms, 'build'].sort(), [...folders('')].sort());
});

test('Biome reports every import of a room or package that a room may not use, and none that it may', () => {
	const files = new Map<string, string>();
	const expected: string[] = [];
	for (const room of rooms) {
		for (const folder of [room, ...folders(room)]) {
			const up = '../'.repeat(folder.split('/').length);
			const others = rooms.filter(other => other !== room).map(other => `${other}/a.ts`);
			for (const target of [...others, ...(room === 'flows' ? [] : ['flows/index.ts']), ...packages]) {
				const file = `${folder}/${target.replaceAll(/\W/g, '-')}.ts`;
				files.set(file, `import '${packages.includes(target) ? target : up + target}';\n`);
				if (!mayImport[room]?.includes(target)) {
					expected.push(file);
				}
			}

			files.set(`${folder}/neighbour.ts`, "import './a.ts';\n");
		}
	}

	assert.deepEqual(reported('lint/style/noRestrictedImports', files), expected.sort());
});

test('Biome reports a forbidden import in every form: of a value, of a type, passed on, and at run time', () => {
	const forms = {
		value: "import {a} from '../emulator/a.ts';\n\nexport const b = a;\n",
		type: "import type {A} from '../emulator/a.ts';\n\nexport type B = A;\n",
		mixed: "import {type A} from '../emulator/a.ts';\n\nexport type B = A;\n",
		everything: "export * from '../emulator/a.ts';\n",
		one: "export {a} from '../emulator/a.ts';\n",
		later: "export const load = async () => import('../emulator/a.ts');\n",
	};
	const files = rooms
		.filter(room => room !== 'emulator')
		.flatMap(room => Object.entries(forms).map(([name, text]) => [`${room}/${name}.ts`, text] as const));
	assert.deepEqual(reported('lint/style/noRestrictedImports', new Map(files)), files.map(([name]) => name).sort());
});

test('Biome reports a cycle of imports, one of types alone too, and no chain without an end', () => {
	const files = rooms.flatMap(room => [
		[`${room}/hen.ts`, "import type {Egg} from './egg.ts';\n\nexport type Hen = Egg;\n"] as const,
		[`${room}/egg.ts`, "import type {Hen} from './hen.ts';\n\nexport type Egg = Hen;\n"] as const,
		[`${room}/day.ts`, "import {night} from './night.ts';\n\nexport const day = night;\n"] as const,
		[`${room}/night.ts`, "import {day} from './day.ts';\n\nexport const night = day;\n"] as const,
		[`${room}/leaf.ts`, "import type {Tree} from './tree.ts';\n\nexport type Leaf = Tree;\n"] as const,
		[`${room}/tree.ts`, 'export type Tree = string;\n'] as const,
	]);
	assert.deepEqual(
		reported('lint/suspicious/noImportCycles', new Map(files)),
		files
			.map(([name]) => name)
			.filter(name => !/leaf|tree/.test(name))
			.sort(),
	);
});

test('Biome reports process, fetch and timers in every room but those at the edge', () => {
	const uses = ['process.pid', 'fetch', 'setTimeout', 'setInterval'];
	const files = rooms.flatMap(room =>
		uses.map(use => [`${room}/${use.split('.')[0]}.ts`, `export const used = ${use};\n`] as const),
	);
	assert.deepEqual(
		reported('lint/style/noRestrictedGlobals', new Map(files)),
		files
			.map(([name]) => name)
			.filter(name => !/^(?:platform|emulator)\//.test(name))
			.sort(),
	);
});

/** Imports Biome does not judge: `import('…').Name` in a type, and the files that wire the rooms, from inside a room. */
const unseen =
	/typeof import\(|\bimport\(\s*'[^']*'\s*\)\s*\.\s*(?!then|catch|finally)|'[./]+\/(?:cli|workplace|open-workbench)\.tsx?'/;

test('no room imports what wires it, nor anything inside a type, which Biome does not see', () => {
	for (const text of ["type A = import('got').Got;", "typeof import('got')", "import {b} from '../workplace.ts';"]) {
		assert.match(text, unseen);
	}

	const files = globSync('source/*/**/*.{ts,tsx}', {cwd: root});
	assert.ok(files.length > 100);
	assert.deepEqual(
		files.filter(file => unseen.test(readFileSync(path.join(root, file), 'utf8'))),
		[],
	);
});
