import {readFileSync} from 'node:fs';
import path from 'node:path';

/**
 * How a program's greatest resident size is learnt: options for Node that make it leave the figure in a file when it ends.
 * The few lines stand in an address: a file of TypeScript would cost the program 20 MB for its translation.
 */
export function peakMemory(folder: string): {readonly node: readonly string[]; mebibytes(): number} {
	const file = path.join(folder, 'peak');
	const source = `import {writeFileSync} from 'node:fs';
process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));`;
	return {
		node: ['--import', `data:text/javascript,${encodeURIComponent(source)}`],
		mebibytes: () => Number(readFileSync(file, 'utf8')) / 1024,
	};
}
