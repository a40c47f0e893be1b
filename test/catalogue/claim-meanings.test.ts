import assert from 'node:assert/strict';
import {test} from 'node:test';
import {claimMeanings} from '../../source/catalogue/claim-meanings.ts';

/** Every claim Microsoft documents for access and ID tokens, v1.0 and v2.0, optional ones and those only seen. */
const documented = `
	aud iss idp iat nbf exp auth_time aio acr acrs amr appid azp appidacr azpacr app_displayname preferred_username
	name oid sub tid scp roles wids groups hasgroups _claim_names _claim_sources groups:src1 unique_name upn uti rh
	ver xms_cc idtyp acct ctry tenant_ctry tenant_region_scope email verified_primary_email verified_secondary_email
	xms_edov xms_pl xms_tpl xms_pdl ztdid login_hint fwd vnet sid ipaddr onprem_sid pwd_exp pwd_url in_corp nickname
	family_name given_name platf puid deviceid signin_state cnf xms_tcdt xms_tdbr xms_st xms_mirid xms_az_rid
	xms_az_nwperimid xms_idrel xms_act_fct xms_sub_fct xms_tnt_fct xms_par_app_azp xms_rp_ipaddr xms_ftd xms_rd
	xms_acd xms_pftexp xms_ssm xms_aud_guid xms_spcu capolids_latebind c_hash at_hash nonce jti
`.trim();

test('claims: those of v1.0, v2.0 and ID tokens are known, each with a meaning', () => {
	for (const name of documented.split(/\s+/)) {
		assert.ok(claimMeanings.has(name), name);
	}

	for (const [name, {meaning}] of claimMeanings) {
		assert.ok(meaning.length > 5 && !meaning.endsWith('.'), name);
	}
});

test('claims: exactly the times are marked as seconds since the epoch', () => {
	const times = [...claimMeanings].flatMap(([name, {isTime}]) => (isTime ? [name] : []));
	assert.deepEqual(times.sort(), ['auth_time', 'exp', 'iat', 'nbf', 'pwd_exp', 'xms_tcdt']);
	assert.equal(claimMeanings.get('xms_pftexp')?.isTime, undefined);
});

test('claims: no member every object has is taken for a claim', () => {
	assert.equal(claimMeanings.get('constructor'), undefined);
});
