import {subjectOf} from '../catalogue/entra-errors.ts';
import {causesFor} from '../catalogue/error-advice.ts';
import type {EntokError} from '../core/entok-error.ts';
import type {FlowId} from '../core/flow-id.ts';
import {shellQuoted} from '../core/shell-quoted.ts';
import {findFlow} from '../flows/index.ts';
import {allAdvice, isUnknownCode} from './explain-error.ts';

/** The likely causes of an error, ranked for the flow it came from; none where the code is not known. */
export function causesOf(error: EntokError): readonly string[] {
	const [advice] = isUnknownCode(error) ? [] : allAdvice(error);
	return advice ? causesFor(advice, error.facts.attempt?.flow) : [];
}

/** The flow that may work in the place of the one that did not, as far as entok can carry it out. */
export function otherFlowOf(error: EntokError): FlowId | undefined {
	const {attempt} = error.facts;
	const found = attempt && allAdvice(error).find(({otherFlow}) => otherFlow?.[attempt.flow] !== undefined);
	const flow = attempt && found?.otherFlow?.[attempt.flow];
	return flow !== undefined && findFlow(flow) ? flow : undefined;
}

/** What of the profile is to blame; undefined when it is something else. */
function faultOf({facts, kind}: EntokError): 'tenant' | 'application' | 'credential' | 'something' | undefined {
	const subject = facts.aadsts === undefined ? undefined : subjectOf(facts.aadsts);
	if (subject === 'tenant' || subject === 'application' || subject === 'credential') {
		return subject;
	}

	if (facts.aadsts !== undefined) {
		return subject === 'request' && facts.aadsts === redirectMismatch ? 'something' : undefined;
	}

	return facts.code === 'invalid_client'
		? 'credential'
		: facts.code === 'unauthorized_client'
			? 'application'
			: kind === 'configuration'
				? 'something'
				: undefined;
}

/** AADSTS50011: the redirect address stands in the profile, too. */
const redirectMismatch = 50011;

/** Whether a change of the profile is what helps. */
export const isProfileAtFault = (error: EntokError): boolean =>
	error.facts.attempt !== undefined && faultOf(error) !== undefined;

/** The option that mends a credential. A federated one is mended at the app registration: the profile's token was accepted as one. */
const credentialOptions = {
	none: '--secret env:NAME',
	secret: '--secret env:NAME',
	certificate: '--certificate file:/PATH',
	federated: undefined,
} as const;

/**
 * The commands that come next, most promising first, to be filled in where a word is in capitals. In the demo they stay
 * there, and no profile is changed: that would last no longer than the command.
 */
export function nextCommands(error: EntokError, isDemo = false): readonly string[] {
	const {attempt, status} = error.facts;
	// What was not sent says in its hint what to do.
	if (!attempt || status === undefined) {
		return [];
	}

	const profile = shellQuoted(attempt.profile);
	const other = otherFlowOf(error);
	const fault = faultOf(error);
	const option =
		fault === 'tenant'
			? '--tenant TENANT'
			: fault === 'application'
				? '--client-id ID'
				: fault === 'credential'
					? credentialOptions[attempt.credential]
					: undefined;
	return [
		...(other === undefined
			? []
			: [`${isDemo ? 'entok --demo' : 'entok'} token ${profile} -f ${other} -s ${shellQuoted(attempt.scope)}`]),
		...(option === undefined || isDemo ? [] : [`entok profile edit ${profile} ${option}`]),
	];
}
