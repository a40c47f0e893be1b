import {findScopePreset} from '../../catalogue/scope-presets.ts';
import {isGuid} from '../../core/guid.ts';
import {findFlow} from '../../flows/index.ts';
import {chosenProfile} from './lists.ts';
import type {Workbench} from './workbench.ts';

const sentence = (parts: ReadonlyArray<string | undefined>): string => parts.filter(Boolean).join(' > ');

/** A GUID would leave no room for anything else; its first part tells tenants apart. */
const shortTenant = (tenant: string): string => (isGuid(tenant) ? `${tenant.slice(0, 8)}…` : tenant);

/** What is chosen as a sentence, then in shorter and shorter words; empty when nothing is. Safe to print. */
export function choiceSentences({session, doors}: Pick<Workbench, 'session' | 'doors'>): readonly string[] {
	const {state} = session;
	const {flow: flowId, scope, tenant} = state.choice;
	const profile = chosenProfile(state);
	const flow = flowId === undefined ? undefined : findFlow(flowId);
	const preset = scope === undefined ? undefined : findScopePreset(scope);
	const named = profile && doors.show(profile.name, 'name');
	const name = named && tenant !== undefined ? `${named} in ${shortTenant(doors.show(tenant, 'id'))}` : named;
	const ownScope = scope && doors.show(scope);
	const ownFlow = flowId && doors.show(flowId);
	const whole = sentence([name, flow?.title ?? ownFlow, preset?.title ?? ownScope]);
	return whole === ''
		? []
		: [
				whole,
				sentence([name, flow?.title ?? ownFlow, preset?.id ?? ownScope]),
				sentence([name, flow?.audience ?? ownFlow, preset?.id ?? ownScope]),
			];
}
