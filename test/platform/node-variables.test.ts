import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nodeNotices, refuseTalkativeNode} from '../../source/platform/node-variables.ts';

for (const debug of ['net', 'http', 'HTTPS', 'module,tls', 'n*', '*', ' stream ,x']) {
	test(`with NODE_DEBUG=${debug}, Node would print secrets, so entok does not run`, () => {
		assert.throws(() => refuseTalkativeNode({NODE_DEBUG: debug}), {kind: 'usage', message: /NODE_DEBUG/});
	});
}

for (const debug of [undefined, '', 'module', 'timer,worker', 'my-own(', 'internet']) {
	test(`NODE_DEBUG=${debug} prints nothing of ours`, () => {
		refuseTalkativeNode({NODE_DEBUG: debug});
	});
}

test('what weakens Node is told, and nothing else', () => {
	assert.deepEqual(nodeNotices({}, []), []);
	assert.deepEqual(nodeNotices({NODE_TLS_REJECT_UNAUTHORIZED: '1', NODE_OPTIONS: '--max-old-space-size=99'}, []), []);
	assert.match(nodeNotices({NODE_TLS_REJECT_UNAUTHORIZED: '0'}, []).join(), /certificates are checked all the same/);
	assert.match(nodeNotices({NODE_OPTIONS: '--title=x --inspect=0'}, []).join(), /inspector is on/);
	assert.match(nodeNotices({}, ['--inspect-brk']).join(), /inspector is on/);
});
