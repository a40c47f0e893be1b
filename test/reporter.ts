import type {TestEvent} from 'node:test/reporters';

/** Names only what failed or was skipped, and ends with the line that says how many passed. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
	const count = {passed: 0, failed: 0, skipped: 0};
	for await (const event of events) {
		if ((event.type === 'test:pass' || event.type === 'test:fail') && event.data.details.type !== 'suite') {
			const {name, file, line, skip} = event.data;
			if (event.type === 'test:fail') {
				const {error} = event.data.details;
				const cause = error.cause ?? error;
				count.failed++;
				yield `\nFAILED  ${name}\n        ${file}:${line}\n${cause instanceof Error ? cause.stack : String(cause)}\n`;
			} else if (skip !== undefined && skip !== false) {
				count.skipped++;
				yield `skipped ${name}${typeof skip === 'string' ? `: ${skip}` : ''}\n`;
			} else {
				count.passed++;
			}
		}
	}

	yield `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`;
}
