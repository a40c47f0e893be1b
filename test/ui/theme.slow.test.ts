import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {root} from '../helpers/program.ts';
import {openTerminal} from '../helpers/terminal.ts';

const entok = `exec "${process.execPath}" "${path.join(root, 'bin/entok.js')}"`;
const remember =
	'mkdir -p -m 700 "$HOME/.local/state/entok"; umask 077; echo \'{"version":1,"theme":"mono"}\' > "$HOME/.local/state/entok/looks.json"';

for (const [how, script, colour] of [
	['a theme chosen in an earlier run is painted with', `${remember}; ${entok}`, undefined],
	['ENTOK_THEME goes before it', `${remember}; export ENTOK_THEME=colour-blind; ${entok} -s graph`, 3],
	['the demo knows nothing of it', `${remember}; ${entok} --demo`, 3],
] as const) {
	test(`${how}, and a variable with a wrong word is told and ignored`, async () => {
		await using terminal = openTerminal({
			program: '/bin/sh',
			arguments: ['-c', script],
			environment: {ENTOK_COLOR: 'pink', XDG_STATE_HOME: undefined},
		});
		await terminal.waitFor(/^ ! {2}ENTOK_COLOR is «pink» and is ignored: it can be always, never, auto\./m);
		const {text, foreground} = terminal.cell(1, 22);
		assert.deepEqual([text, foreground], ['!', colour]);
	});
}
