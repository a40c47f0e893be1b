import type {FlowId} from '../core/flow-id.ts';

type OtherFlows = Readonly<Partial<Record<FlowId, FlowId>>>;

/** Where a person is needed: a stored or typed sign-in goes on in a browser. */
export const withPerson: OtherFlows = {
	'refresh-token': 'authorization-code',
	'username-password': 'authorization-code',
};

/** Where a policy looks at the device or refuses the flow itself: a browser can answer it, a code typed elsewhere cannot. */
export const withBrowser: OtherFlows = {...withPerson, 'device-code': 'authorization-code'};
