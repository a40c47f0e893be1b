import type {Authority} from './authority.ts';
import type {TenantDirectory} from './directory.ts';
import type {User} from './directory-people.ts';
import {type Html, html} from './html.ts';
import type {Grant} from './refresh-tokens.ts';
import type {World} from './world.ts';

/** A demo user who can sign in, with the own tenant. */
export type Person = {readonly user: User; readonly home: TenantDirectory};

/** As many are offered of each tenant; those the demo data refer to come first. */
export const offered = 7;

/** Who can sign in at an authority: the tenant's own people, or everybody's. */
export const peopleAt = ({directory}: World, authority: Authority): readonly Person[] =>
	[directory.contoso, directory.fabrikam]
		.filter(home => authority.kind !== 'tenant' || home.tenant.id === authority.tenant.id)
		.flatMap(home => home.users.slice(0, offered).map(user => ({user, home})));

/** The person a form names, by id. */
export const personNamed = (people: readonly Person[], id: string | null): Person | undefined =>
	people.find(({user}) => user.id === id);

function remarkOn({user, home}: Person): string {
	const remarks = [
		...(home.mustUseMfa.has(user.id) ? ['must use multi-factor authentication'] : []),
		...(home.mayNotUseDeviceCode.has(user.id) ? ['a policy forbids device codes'] : []),
	];
	return remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
}

/** The choice of a person, and the two buttons. `hint` is a user name to have chosen at first. */
export function signInFields(people: readonly Person[], hint = ''): readonly Html[] {
	const hinted = people.find(({user}) => user.userPrincipalName.toLowerCase() === hint.toLowerCase()) ?? people[0];
	return [
		html`<fieldset><legend>Sign in as</legend>
${people.map(
	person =>
		html`<label><input type="radio" name="user" value="${person.user.id}"${person === hinted ? html` checked` : ''}> ${person.user.displayName}, ${person.user.userPrincipalName}${remarkOn(person)}</label>`,
)}
</fieldset>`,
		html`<label><input type="checkbox" name="mfa" value="yes" checked> Multi-factor authentication is passed</label>`,
		html`<button name="answer" value="accept">Accept</button><button name="answer" value="decline">Decline</button>`,
	];
}

/** The grant that a filled-in form stands for. */
export const grantOf = (
	{user, home}: Person,
	form: URLSearchParams,
	{clientId, scope, now}: {readonly clientId: string; readonly scope: string; readonly now: number},
): Grant => ({
	clientId,
	userId: user.id,
	homeTenantId: home.tenant.id,
	amr: form.has('mfa') ? ['pwd', 'mfa'] : ['pwd'],
	signedInAt: now,
	issuedAt: now,
	scope,
});
