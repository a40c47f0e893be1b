import {EntokError} from '../core/entok-error.ts';
import type {Secret} from '../core/secret.ts';
import type {AuthenticationTools} from './authentication-tools.ts';
import {githubAssertion} from './github-assertion.ts';

/** An assertion as it came, and where it came from, in words for people. */
export type FoundAssertion = {readonly value: Secret; readonly source: string};

const words: ReadonlyMap<string, string> = new Map([
	['prompt', 'what was typed in'],
	['stdin', 'standard input'],
]);

const sourceOf = (reference: string): string =>
	words.get(reference) ??
	reference.replace(/^file:(.*?)(?:\?mode=any)?$/, '$1').replace(/^plain:.*$/s, 'the profile itself');

/** Kubernetes mounts its tokens as links to files that the whole container can read; they live for an hour. */
const anyMode = (reference: string): string =>
	reference.startsWith('file:') && !reference.includes('?') ? `${reference}?mode=any` : reference;

/** Gets a federated assertion, anew each time: it lives for minutes only, and its file is written again and again. */
export async function findAssertion(
	{assertion, name, audience}: {readonly assertion: string; readonly name: string; readonly audience: string},
	tools: AuthenticationTools,
): Promise<FoundAssertion> {
	switch (assertion) {
		case 'github-actions':
			return {value: await githubAssertion(audience, tools), source: 'GitHub Actions'};
		case 'managed-identity':
			if (!tools.managedIdentityToken) {
				throw new EntokError(
					'configuration',
					'No managed identity can be asked here.',
					'Name another source: --assertion.',
				);
			}

			return {value: await tools.managedIdentityToken(audience), source: 'managed identity'};
		default:
			return {
				value: await tools.resolve(anyMode(assertion), `federated assertion of ${name}`),
				source: sourceOf(assertion),
			};
	}
}
