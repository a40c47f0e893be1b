import {type Profile, referencesOf} from './profile.ts';

/** Hold secrets by their name, whatever profiles say (Azure Identity, «Environment variables»). */
const secretVariables = ['AZURE_CLIENT_SECRET', 'AZURE_CLIENT_CERTIFICATE_PASSWORD', 'AZURE_PASSWORD'];

/** The environment for a program of the person's: ours, without the variables that hold secrets of profiles. */
export function childEnvironment(
	environment: Readonly<Record<string, string | undefined>>,
	profiles: readonly Profile[],
): Readonly<Record<string, string | undefined>> {
	const references = profiles.flatMap(referencesOf).map(({reference}) => reference);
	const hidden = new Set([
		...secretVariables,
		...references.filter(text => text.startsWith('env:')).map(text => text.slice('env:'.length)),
	]);
	return Object.fromEntries(Object.entries(environment).filter(([name]) => !hidden.has(name)));
}

/** An environment without entok's own variables, for programs that are no business of entok's. */
export const withoutOwn = (
	environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> =>
	Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('ENTOK_')));
