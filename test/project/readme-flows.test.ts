import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {flowIds} from '../../source/core/flow-id.ts';
import {flows} from '../../source/flows/index.ts';
import {root} from '../helpers/program.ts';

test('the README’s table has a row for each flow there is, and none for another', () => {
	const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
	const rows = [...readme.matchAll(/^\| `([a-z-]+)` \|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)];
	assert.deepEqual(
		rows.map(([, id]) => id),
		[...flowIds],
	);
	for (const {id, audience} of flows) {
		const [, , whose = '', needs = '', where = ''] = rows.find(row => row[1] === id) ?? [];
		assert.ok(needs.trim() !== '' && where.trim() !== '', id);
		assert.match(whose, {user: /a user’s/, app: /the app’s|the machine’s/, any: /whichever/}[audience], id);
	}
});
