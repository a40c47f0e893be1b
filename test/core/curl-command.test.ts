import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {test} from 'node:test';
import {curlCommand} from '../../source/core/curl-command.ts';

/** What curl would be given by a shell in which the variable is set. */
function argumentsOf(command: string): readonly string[] {
	const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${command}`;
	const {stdout} = spawnSync('/bin/sh', ['-c', script], {encoding: 'utf8', env: {ACCESS_TOKEN: 'the-token'}});
	return stdout.split('\0').slice(0, -1);
}

test('curl gets the token from the variable, and every other word as it is', () => {
	const command = curlCommand({
		method: 'POST',
		url: "https://graph.microsoft.com/v1.0/users?$filter=startsWith(a,'b')&x={1}",
		headers: [
			{name: 'content-type', value: 'application/json'},
			{name: 'x-note', value: "it's $HOME `id`"},
			{name: 'x-empty', value: ''},
		],
		body: '@not-a-file "$ACCESS_TOKEN"',
	});
	assert.deepEqual(argumentsOf(command), [
		'--request',
		'POST',
		'--globoff',
		'--header',
		'Authorization: Bearer the-token',
		'--header',
		'content-type: application/json',
		'--header',
		"x-note: it's $HOME `id`",
		'--header',
		'x-empty;',
		'--data-raw',
		'@not-a-file "$ACCESS_TOKEN"',
		"https://graph.microsoft.com/v1.0/users?$filter=startsWith(a,'b')&x={1}",
	]);
});

test('a GET is plain, HEAD has a word of its own, and a header that is given takes the place of the variable', () => {
	const request = {url: 'https://graph.microsoft.com/v1.0/me', headers: []};
	assert.equal(
		curlCommand({...request, method: 'GET'}),
		'curl --header "Authorization: Bearer $ACCESS_TOKEN" https://graph.microsoft.com/v1.0/me',
	);
	assert.equal(
		curlCommand({...request, method: 'HEAD'}, 'Authorization: Bearer abc'),
		"curl --head --header 'Authorization: Bearer abc' https://graph.microsoft.com/v1.0/me",
	);
});
