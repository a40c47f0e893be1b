import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../helpers/program.ts';
import {createChance} from '../helpers/random-text.ts';
import {openTerminal} from '../helpers/terminal.ts';

test('after a hundred sizes in quick succession, typed through, the screen is that of a program that knows only the last', async () => {
	const chance = createChance(3);
	await using terminal = openTerminal({arguments: ['--demo']});
	await terminal.waitFor('> contoso-inventory');
	terminal.press('5', '/');
	await terminal.waitFor(/^ \//m);
	const query = 'users';
	for (const [round, letter] of [...query].entries()) {
		for (let step = 0; step < 20; step++) {
			terminal.resize(20 + Math.floor(chance() * 140), 5 + Math.floor(chance() * 50));
			if (step % 7 === 0) {
				await terminal.settled(5);
			}
		}

		// What is typed into a window that is too small does nothing, so the program must have seen this one.
		terminal.resize(20, 5);
		await terminal.waitFor('Too small: 20x5.');
		terminal.resize(90 + round, 28);
		await terminal.waitFor(screen => screen[26]?.startsWith(' /') === true && /[╗┐]$/.test(screen[1] ?? ''));
		terminal.type(letter);
		await terminal.waitFor(screen => screen[26] === ` /${query.slice(0, round + 1)}`);
	}

	terminal.resize(20, 5);
	await terminal.waitFor('Too small: 20x5.');
	terminal.resize(80, 24);
	await terminal.waitFor(screen => screen[22] === ` /${query}`);
	await using fresh = openTerminal({arguments: ['--demo']});
	await fresh.waitFor('> contoso-inventory');
	fresh.press('5', '/');
	await fresh.waitFor(/^ \//m);
	fresh.type(query);
	await fresh.waitFor(` /${query}`);
	await Promise.all([terminal.settled(300), fresh.settled(300)]);
	assert.deepEqual(terminal.screen(), fresh.screen());
	assert.deepEqual(terminal.cursor(), fresh.cursor());
});

test('borders stand in their columns beside names and notes in any script, and right-to-left ones are closed by a mark', async () => {
	const entok = `"${process.execPath}" "${path.join(root, 'bin/entok.js')}"`;
	const add = (name: string, note: string): string =>
		`${entok} profile add '${name}' --tenant contoso.example --client-id 11112222-bbbb-3333-cccc-4444dddd5555 --note '${note}'`;
	const script = [
		add('שלום עולם', 'مرحبا بالعالم 12'),
		add('日本語のプロファイルの長い名前', '한국어'),
		add('e\u0301te\u0301 o\u0308\u0323', 'नमस्ते'),
		`exec ${entok}`,
	].join(' && ');
	await using terminal = openTerminal({program: '/bin/sh', arguments: ['-c', script]});
	await terminal.waitFor('1 Profile');
	await terminal.settled(200);
	const top = terminal.screen()[1] ?? '';
	const columns = [...top].flatMap((sign, column) => ('┌┐╔╗'.includes(sign) ? [column] : []));
	assert.equal(columns.length, 4);
	assert.match(terminal.screen().join('\n'), /שלום/);
	for (const column of columns) {
		for (const row of [2, 3, 4]) {
			assert.match(terminal.cell(column, row).text, /^[│║]$/, `column ${column}, row ${row}`);
		}
	}

	assert.match(terminal.bytes().toString('utf8'), /עולם\u200e/);
});
