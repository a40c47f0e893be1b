/** The grants entok knows by name; `flows/index.ts` lists those it can carry out. */
export const flowIds = [
	'client-credentials',
	'refresh-token',
	'device-code',
	'authorization-code',
	'on-behalf-of',
	'username-password',
	'managed-identity',
	'own-token',
] as const;
export type FlowId = (typeof flowIds)[number];

export const isFlowId = (text: string): text is FlowId => flowIds.some(id => id === text);
