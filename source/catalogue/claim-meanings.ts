/** What a claim says, as a phrase; `isTime` marks numbers that are seconds since the epoch. */
export type ClaimMeaning = {
	readonly group: 'who' | 'app' | 'resource' | 'permissions' | 'time' | 'sign-in' | 'internal';
	readonly meaning: string;
	readonly isTime?: boolean;
};

const inGroup = (
	group: ClaimMeaning['group'],
	meanings: Readonly<Record<string, string>>,
): ReadonlyArray<readonly [string, ClaimMeaning]> =>
	Object.entries(meanings).map(([name, meaning]) => [name, {group, meaning}]);

const asTimes = (
	claims: ReadonlyArray<readonly [string, ClaimMeaning]>,
): ReadonlyArray<readonly [string, ClaimMeaning]> => claims.map(([name, claim]) => [name, {...claim, isTime: true}]);

const facets = 'numbers separated by spaces, of which the odd ones count: 11 agent identity, 13 agent user';

/**
 * Claims of access and ID tokens by name (Microsoft identity platform, «Access token claims», «ID token claims» and
 * «Optional claims»; some only seen in tokens).
 */
export const claimMeanings: ReadonlyMap<string, ClaimMeaning> = new Map([
	...inGroup('resource', {
		aud: 'the resource the token is for; in an ID token the client',
		iss: 'who issued the token, with the tenant',
		tid: 'the tenant that issued the token',
		ver: 'the format of the token, chosen by the resource: 1.0 or 2.0',
		tenant_ctry: 'country of the tenant',
		tenant_region_scope: 'region of the tenant: NA, EU, AS, OC, WW and others',
		xms_tpl: 'preferred language of the tenant',
		xms_tdbr: 'data boundary of the tenant, EU for example',
		xms_tnt_fct: `facets of the tenant; ${facets}`,
		xms_aud_guid: 'application id of the audience',
	}),
	...inGroup('app', {
		appid: 'application id of the client (v1.0)',
		azp: 'application id of the client (v2.0)',
		appidacr: 'how the client proved itself (v1.0): 0 not at all, 1 by secret, 2 by certificate or assertion',
		azpacr: 'how the client proved itself (v2.0): 0 not at all, 1 by secret, 2 by certificate or assertion',
		app_displayname: 'name of the client',
		xms_cc: 'what the client can handle; cp1 means claims challenges',
		xms_mirid: 'Azure resource id of the managed identity, or of its host when it is system-assigned',
		xms_az_rid: 'Azure resource id of the host that uses a user-assigned identity',
		xms_az_nwperimid: 'network security perimeters of the managed identity',
		xms_par_app_azp: "application id of the agent's parent, its blueprint",
		xms_act_fct: `facets of the actor; ${facets}`,
	}),
	...inGroup('who', {
		oid: 'object id of the user or service principal; together with tid the stable key',
		sub: 'the subject; for a user it differs from app to app, for an app it equals oid',
		idp: 'identity provider of the subject; it differs from iss for guests',
		idtyp: 'kind of token: user, app or device',
		name: 'display name',
		preferred_username: 'sign-in name, for display only: it may change (v2.0)',
		upn: 'user principal name',
		unique_name: 'readable user name, not unique (v1.0)',
		email: 'e-mail address; it may change and need not be verified',
		verified_primary_email: 'verified primary e-mail addresses',
		verified_secondary_email: 'verified secondary e-mail addresses',
		xms_edov: 'whether the owner of the e-mail domain is verified',
		nickname: 'nickname',
		family_name: 'family name',
		given_name: 'given name',
		acct: '0 member of this tenant, 1 guest',
		ctry: 'country of the user',
		xms_pl: 'preferred language of the user',
		xms_pdl: "preferred location of the user's data",
		onprem_sid: 'security id from the on-premises directory',
		puid: 'id of the user inside Microsoft',
		login_hint: 'the best value for login_hint in the next sign-in',
		xms_st: 'the subject as the client knows it',
		xms_sub_fct: `facets of the subject; ${facets}`,
		xms_idrel: 'relation of the subject to the tenant, in numbers of which the odd ones count',
	}),
	...inGroup('permissions', {
		scp: 'delegated permissions, separated by spaces; only in tokens of users',
		roles: 'app roles: application permissions of an app, assigned roles of a user',
		wids: 'directory roles of the user, by template id',
		groups: 'groups of the user, by object id unless names are set up',
		hasgroups: 'the user is in more groups than this token may list',
		_claim_names:
			'claims left out because they are too many (more than 200 groups as a rule), and the source that would have them',
		_claim_sources: 'where the claims left out could be asked for; the address is that of a retired API',
		'groups:src1': 'the groups were left out because they are too many',
		acrs: 'authentication contexts that are satisfied, c1 for example',
	}),
	...asTimes(
		inGroup('time', {
			iat: 'issued at',
			nbf: 'not valid before',
			exp: 'expires at',
			auth_time: 'last interactive sign-in',
			pwd_exp: 'when the password expires',
			xms_tcdt: 'when the tenant was created',
		}),
	),
	...inGroup('sign-in', {
		amr: 'how the user signed in: pwd password, rsa key or certificate, otp one-time code, fed federation, wia integrated Windows, mfa or ngcmfa multi-factor',
		acr: '0 when the sign-in did not meet ISO/IEC 29115, else 1',
		ipaddr: 'address the user signed in from',
		fwd: 'original address of the client',
		vnet: 'virtual network the client is in',
		xms_rp_ipaddr: 'address the resource saw',
		in_corp: "the user signed in from the company's network",
		pwd_url: 'where the password can be changed',
		platf: 'platform of the device, as a number without published meaning',
		deviceid: 'registered device that was used',
		signin_state:
			'state of the sign-in: kmsi stay signed in, dvc_mngd managed device, dvc_cmp compliant device, inknownntwk known network',
		sid: 'id of the session',
		ztdid: 'device id of Windows Autopilot',
		cnf: 'key the token is bound to (proof of possession)',
		nonce: 'the value the client sent, to be compared',
		c_hash: 'hash of the code issued with this ID token',
		at_hash: 'hash of the access token issued with this ID token',
	}),
	...inGroup('internal', {
		aio: 'internal to Entra, opaque',
		rh: 'internal to Entra, opaque',
		uti: 'unique id of the token; the sign-in log finds it as uniqueTokenIdentifier',
		jti: 'unique id of the token',
		xms_ftd: 'internal, not published',
		xms_rd: 'internal, not published',
		xms_acd: 'internal, not published',
		xms_pftexp: 'internal, not published',
		xms_ssm: 'internal, not published',
		xms_spcu: 'internal, not published',
		capolids_latebind: 'internal, not published',
	}),
]);
