/** What the odd numbers of `xms_idrel` say of the subject and the tenant; the even ones say nothing. */
export const subjectRelations: ReadonlyMap<string, string> = new Map([
	['1', 'member'],
	['3', 'personal account as a member'],
	['5', 'guest'],
	['7', 'service principal'],
	['9', 'device'],
	['11', 'GDAP user'],
	['13', 'app without a service principal'],
	['15', 'passthrough'],
	['17', 'native user'],
	['19', 'native user'],
	['21', 'Teams or sharing'],
	['23', 'Teams or sharing'],
	['25', 'Teams or sharing'],
	['27', 'multi-tenant organization'],
	['29', 'multi-tenant organization'],
	['31', 'DAP user'],
	['33', 'federated managed identity'],
]);

/** What the odd numbers of `xms_act_fct`, `xms_sub_fct` and `xms_tnt_fct` say. */
export const facets: ReadonlyMap<string, string> = new Map([
	['11', 'agent identity'],
	['13', 'agent user'],
]);
