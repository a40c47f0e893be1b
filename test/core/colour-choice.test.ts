import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type ColourOptions, colourChoice, colourComplaints, colourWords} from '../../source/core/colour-choice.ts';

/** The order as the manual has it, one rung a line. */
function expected(environment: Readonly<Record<string, string | undefined>>, options: ColourOptions): string {
	const decided = [options['no-color'] ? 'never' : undefined, options.color].find(word => word !== undefined);
	const own = decided ?? environment['ENTOK_COLOR'];
	if (own === 'always' || own === 'never') {
		return own;
	}

	if (environment['NO_COLOR']) {
		return 'never';
	}

	switch (environment['FORCE_COLOR']) {
		case '0':
		case 'false':
			return 'never';
		case '':
		case '1':
		case '2':
		case '3':
		case 'true':
			return 'always';
		default:
			return 'auto';
	}
}

test('who decides about colours: the option, ENTOK_COLOR, NO_COLOR unless empty, FORCE_COLOR, the terminal, in every mix', () => {
	for (const color of [undefined, ...colourWords]) {
		for (const none of [undefined, true]) {
			for (const own of [undefined, '', 'pink', ...colourWords]) {
				for (const noColour of [undefined, '', '1', '0']) {
					for (const force of [undefined, '', '0', '1', '2', '3', 'true', 'false', 'pink']) {
						const environment = {ENTOK_COLOR: own, NO_COLOR: noColour, FORCE_COLOR: force};
						const options = {color, 'no-color': none};
						assert.equal(
							colourChoice(environment, options),
							expected(environment, options),
							JSON.stringify([environment, options]),
						);
					}
				}
			}
		}
	}
});

test('a variable with a wrong word is told with the right ones', () => {
	assert.deepEqual(colourComplaints({}), []);
	assert.deepEqual(colourComplaints({ENTOK_COLOR: '', FORCE_COLOR: ''}), []);
	const [own = '', forced = ''] = colourComplaints({ENTOK_COLOR: 'alway', FORCE_COLOR: 'yes'});
	assert.match(own, /ENTOK_COLOR is «alway» and is ignored: it can be always, never, auto\./);
	assert.match(forced, /FORCE_COLOR is «yes» and is ignored/);
});
