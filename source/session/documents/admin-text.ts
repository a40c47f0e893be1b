import type {EntokError} from '../../core/entok-error.ts';
import type {Show} from '../../core/show.ts';
import {findFlow} from '../../flows/index.ts';
import {allAdvice} from '../explain-error.ts';

/**
 * What to send to an admin of the tenant, without secrets; undefined when an admin is not who can help. `at` stands for
 * the time the server did not name.
 */
export function adminText(error: EntokError, show: Show, at?: string): string | undefined {
	const {facts} = error;
	const {attempt} = facts;
	const advice = allAdvice(error).find(({askAdmin}) => askAdmin !== undefined);
	if (!attempt || advice?.askAdmin === undefined) {
		return undefined;
	}

	const flow = findFlow(attempt.flow);
	const code = facts.aadsts === undefined ? facts.code : `AADSTS${facts.aadsts}`;
	const time = facts.timestamp ?? at;
	const app = `app ${show(attempt.clientId, 'id')}`;
	const who =
		flow?.audience === 'app'
			? `The ${app} on its own`
			: `${attempt.username === undefined ? 'A user' : `The user ${show(attempt.username, 'name')}`} of the ${app}`;
	const ids = [
		`flow ${flow?.title ?? attempt.flow}`,
		facts.correlationId && `correlation ${show(facts.correlationId)}`,
		facts.traceId && `request ${show(facts.traceId)}`,
	].filter(Boolean);
	return [
		`${who} got no token for ${show(attempt.scope)} in the tenant ${show(attempt.tenant, 'id')}${time === undefined ? '' : ` at ${show(time)}`}.`,
		`Entra said ${show(code ?? 'no')}: ${advice.meaning}`,
		`Ids: ${ids.join(', ')}.`,
		advice.askAdmin,
	].join(' ');
}
