import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {type FarSide, quoted} from './far-side.ts';
import {leftAfter} from './processes.ts';

/** From the loss to the end of everything, on the side that lost its terminal. Milliseconds. */
export const lossLimit = 2000;

/**
 * A line of shell that outlives the loss, to note the exit code of what does not. As it leads the session and stays, no
 * signal tells what runs under it.
 */
export const noting = (line: string): string => `sh -c ${quoted(`trap "" HUP; ${line}; echo $? > code`)}`;

/** Everything of the home has ended within the limit. */
export async function isGone({home}: FarSide, within = lossLimit): Promise<void> {
	assert.deepEqual(await leftAfter(within, home), []);
}

/** As `isGone`, and as the signal of the loss ends a program. */
export async function isGoneWithCode(far: FarSide): Promise<void> {
	await isGone(far);
	assert.equal(readFileSync(path.join(far.home, 'code'), 'utf8'), '129\n');
}
