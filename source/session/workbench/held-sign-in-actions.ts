import {toEntokError} from '../../core/entok-error.ts';
import {placeOf} from '../../core/keeping-place.ts';
import {isTenant} from '../../core/profile-check.ts';
import {rememberSignIn, whyNotRemember} from '../remember-sign-in.ts';
import type {Action} from './action.ts';
import {getToken} from './get-token.ts';
import {noProfileYet} from './keys/key-for.ts';
import {chosenProfile} from './lists.ts';
import {emptyField, fieldWith} from './text-field.ts';
import type {Workbench} from './workbench.ts';

/** Where a sign-in is kept unless the person says otherwise. */
function suggestedPath({session}: Workbench): string {
	const name = chosenProfile(session.state)?.name ?? 'sign-in';
	return `~/.local/state/entok/${name.toLowerCase().replace(/[^\w.-]+/g, '-')}.refresh-token`;
}

/** What a sign-in is good for besides the one token: other tenants, other runs. */
export const heldSignInActions: readonly Action[] = [
	{
		id: 'tenant.other',
		title: 'ask another tenant, this once; until another profile is chosen',
		short: 'other tenant',
		place: 'everywhere',
		keys: ['O'],
		blocked: workbench =>
			workbench.session.state.choice.profileId === undefined ? noProfileYet(workbench) : undefined,
		run: workbench => workbench.open({kind: 'other-tenant', field: emptyField}),
	},
	{
		id: 'tenant.own',
		title: 'ask the profile’s own tenant again',
		short: 'own tenant',
		place: 'everywhere',
		keys: [],
		blocked: ({session}) =>
			session.state.choice.tenant === undefined ? 'It is the profile’s own tenant that is asked.' : undefined,
		run: workbench => {
			workbench.session.choose({tenant: undefined});
			workbench.say('The profile’s own tenant is asked from now on.', 'ok');
		},
	},
	{
		id: 'token.remember',
		title: 'remember this sign-in: write its refresh token to a file of yours, the vault or the key ring',
		short: 'remember',
		place: 'everywhere',
		keys: ['M'],
		blocked: ({session}) => whyNotRemember(session),
		run: workbench => workbench.open({kind: 'remember-sign-in', field: fieldWith(suggestedPath(workbench))}),
	},
];

/** Says what is wrong with what was entered; it stays in its field. */
function tellFault(workbench: Workbench, fault: string): void {
	const layer = workbench.topLayer;
	if (layer?.kind === 'other-tenant' || layer?.kind === 'remember-sign-in') {
		workbench.replaceLayer({...layer, fault});
	}

	workbench.say(fault, 'no');
}

/** Asks the tenant that was typed; one that is none is said to be none, and stays in the field. */
export async function askOtherTenant(workbench: Workbench, tenant: string): Promise<void> {
	if (!isTenant(tenant)) {
		tellFault(workbench, 'A tenant is a GUID, a domain such as contoso.example, or common or organizations.');
		return;
	}

	workbench.close();
	workbench.session.choose({tenant});
	await getToken(workbench, false);
}

/** Keeps the sign-in where it was said; what goes wrong is said, and the field keeps what was typed. */
export async function rememberIn(workbench: Workbench, typedPlace: string): Promise<void> {
	workbench.say('Writing the sign-in.', 'running');
	const {layers} = workbench.state;
	try {
		const reference = await rememberSignIn(workbench.session, typedPlace);
		if (workbench.state.layers === layers) {
			workbench.close();
		}

		const place = workbench.doors.show(placeOf(reference), 'address');
		workbench.say(`Remembered in ${place}, for your eyes only. The profile refers to it.`, 'ok');
	} catch (thrown) {
		const {message, hint} = toEntokError(thrown);
		tellFault(workbench, [message, hint].filter(Boolean).join(' '));
	}
}
