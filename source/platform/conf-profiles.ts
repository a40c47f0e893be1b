// The order matters: this notes who listens to the process before conf adds its own listeners. A graph of modules is
// evaluated in one go, so nobody else's can come in between.
import './signal-listeners.ts';
import Conf from 'conf';
import type {ProfilesFile} from '../core/profile-check.ts';
import schema from '../core/profiles.schema.json' with {type: 'json'};
import {removeListenersAdded} from './signal-listeners.ts';

removeListenersAdded();

type Options = NonNullable<ConstructorParameters<typeof Conf<Content>>[0]>;
type Content = {-readonly [Name in keyof ProfilesFile]: ProfilesFile[Name]};

/** With `SNAP` set conf writes in place, and a crash would leave half a file. Everything in here is synchronous. */
function withoutSnap(work: () => void): void {
	const snap = process.env['SNAP'];
	delete process.env['SNAP'];
	try {
		work();
	} finally {
		if (snap !== undefined) {
			process.env['SNAP'] = snap;
		}
	}
}

/**
 * A function that writes `profiles.json` in a folder through conf, which checks it against the schema. It may write
 * less than it was given without an error (a full disk): whoever calls it reads back what was written.
 */
export function createConfWriter(folder: string): (content: ProfilesFile) => void {
	const {properties, $defs, additionalProperties} = schema;
	let conf: Conf<Content> | undefined;
	return content => {
		withoutSnap(() => {
			conf ??= new Conf<Content>({
				cwd: folder,
				configName: 'profiles',
				configFileMode: 0o600,
				// A file that does not exist yet lacks every member, so none is required here; our own check did that.
				schema: properties as Options['schema'],
				rootSchema: {$defs, additionalProperties} as unknown as Options['rootSchema'],
			});
			conf.store = content;
		});
	};
}
