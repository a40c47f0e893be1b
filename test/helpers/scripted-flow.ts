import type {Flow, FlowTools, TokenRequest} from '../../source/core/flow.ts';
import type {FlowId} from '../../source/core/flow-id.ts';
import type {Prompt} from '../../source/core/prompt.ts';
import {Secret} from '../../source/core/secret.ts';
import type {TokenSet} from '../../source/core/token-set.ts';
import {flows} from '../../source/flows/index.ts';
import {jwtOf} from './canned.ts';

/** A flow whose every step is the test's: what it shows, and how it ends. */
export type ScriptedFlow = Disposable & {
	/** How often a token was asked for. */
	readonly runs: number;
	show(prompt: Prompt): void;
	succeed(): void;
	fail(error: Error): void;
};

/** Puts a flow before those there are, until it is disposed of. */
export function scriptFlow(id: FlowId, title: string, first?: Prompt): ScriptedFlow {
	let runs = 0;
	let running: {readonly tools: FlowTools; readonly request: TokenRequest} | undefined;
	let end = Promise.withResolvers<TokenSet>();
	const flow: Flow = {
		id,
		title,
		audience: 'user',
		obstacle: () => undefined,
		acquire(request, tools) {
			runs += 1;
			running = {tools, request};
			end = Promise.withResolvers();
			const {reject} = end;
			request.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
			if (first) {
				tools.show(first);
			}

			return end.promise;
		},
	};
	const list = flows as Flow[];
	list.unshift(flow);
	return {
		get runs() {
			return runs;
		},
		show: prompt => running?.tools.show(prompt),
		succeed() {
			const {tools, request} = running ?? {};
			const now = tools?.clock.now() ?? 0;
			end.resolve({
				accessToken: new Secret(
					jwtOf({aud: 'https://graph.microsoft.com', scp: 'User.Read', upn: 'user1@contoso.example'}),
				),
				tokenType: 'Bearer',
				receivedAt: now,
				expiresAt: now + 3_600_000,
				scope: 'User.Read',
				fingerprint: '0123456789abcdef',
				flow: id,
				profileId: request?.profile.id ?? '',
				tenant: request?.tenant ?? '',
			});
		},
		fail: error => end.reject(error),
		[Symbol.dispose]() {
			list.splice(list.indexOf(flow), 1);
		},
	};
}
