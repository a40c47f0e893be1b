import type {Show} from '../../core/show.ts';
import type {Layer} from './state.ts';

/** A question to which y says yes and every other key no: whole, and as short as a small screen needs it. Safe to print. */
export type Question = {readonly text: string; readonly short: string};

/** What a layer asks; undefined when it is no question. */
export function questionOf(layer: Layer, show: Show): Question | undefined {
	switch (layer.kind) {
		case 'reveal': {
			const short = 'Show the access token for 15 seconds?';
			return {text: `${short.slice(0, -1)}, for everyone who can see this screen?`, short};
		}

		case 'copy-curl': {
			const short = 'Copy the command with the token in it?';
			return {text: `${short.slice(0, -1)}, for whoever sees the command line?`, short};
		}

		case 'remove-profile': {
			const name = show(layer.name, 'name');
			return layer.isStored
				? {text: `Remove ${name}, and the secrets that entok stored for it?`, short: `Remove ${name}, secrets too?`}
				: {text: `Remove ${name}? Its secrets stay where they are.`, short: `Remove ${name}?`};
		}

		case 'request-question': {
			const {ask} = layer;
			if (ask.kind === 'delete') {
				const text = `Delete ${ask.draft.method} ${show(ask.draft.url)}?`;
				return {text, short: text};
			}

			return {text: `Switch the scope to ${ask.title} and send?`, short: `Scope ${ask.title}, and send?`};
		}

		default:
			return undefined;
	}
}
