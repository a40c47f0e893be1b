import {clouds} from '../../catalogue/clouds.ts';
import {directoryRoles} from '../../catalogue/directory-roles.ts';
import {knownApps} from '../../catalogue/known-apps.ts';
import {knownTenants} from '../../catalogue/known-tenants.ts';
import {facets, subjectRelations} from '../../catalogue/subject-relations.ts';
import {normalAudience} from '../../core/audience.ts';
import {audiencesOf, type Claims} from '../../core/claims.ts';
import {isJsonObject, textMember, textsMember} from '../../core/json.ts';

/** The name of an audience: a service of one of the clouds, or one of Microsoft's own applications. */
export function audienceName(audience: string): string | undefined {
	const normal = normalAudience(audience);
	const service = clouds
		.flatMap(cloud => cloud.services)
		.find(({audiences}) => audiences.some(known => normalAudience(known) === normal));
	return service?.title ?? knownApps.get(normal);
}

/** A claim's value as text: texts as they are, everything else as JSON. */
export const claimText = (value: unknown): string =>
	typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

/** The words of numbers separated by blanks, those that are known. */
const wordsOf = (value: unknown, words: ReadonlyMap<string, string>): string | undefined =>
	[
		...new Set(
			claimText(value)
				.split(' ')
				.map(number => words.get(number)),
		),
	]
		.filter(Boolean)
		.join(', ') || undefined;

/** Microsoft Graph is asked for what a token has no room for; the endpoint a token names is retired. */
const overage = (claims: Claims): string =>
	`the groups are left out: ask Graph for /users/${textMember(claims, 'oid') ?? '{oid}'}/getMemberObjects`;

const leavesOutGroups = (value: unknown): boolean => isJsonObject(value) && Object.hasOwn(value, 'groups');

/** What a value stands for, as far as it is known: the name behind an id, the words behind numbers, what is left out. */
export function nameOfValue(name: string, value: unknown, claims: Claims): string | undefined {
	switch (name) {
		case 'aud':
			return audiencesOf(claims).map(audienceName).find(Boolean);
		case 'appid':
		case 'azp':
			return textMember(claims, 'app_displayname') ?? knownApps.get(claimText(value).toLowerCase());
		case 'xms_aud_guid':
		case 'xms_par_app_azp':
			return knownApps.get(claimText(value).toLowerCase());
		case 'tid':
			return knownTenants.get(claimText(value).toLowerCase());
		case 'iss':
		case 'idp':
			return [...knownTenants].find(([id]) => claimText(value).toLowerCase().includes(id))?.[1];
		case 'wids':
			return textsMember(claims, 'wids')
				?.map(id => directoryRoles.get(id.toLowerCase()))
				.filter(Boolean)
				.join(', ');
		case 'xms_idrel':
			return wordsOf(value, subjectRelations);
		case 'xms_act_fct':
		case 'xms_sub_fct':
		case 'xms_tnt_fct':
			return wordsOf(value, facets);
		case '_claim_names':
			return leavesOutGroups(value) ? overage(claims) : undefined;
		case 'hasgroups':
		case 'groups:src1':
			return overage(claims);
		default:
			return undefined;
	}
}
