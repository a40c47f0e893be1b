import type {Show} from '../../core/show.ts';
import type {Session} from '../session.ts';

/** What is chosen beside the profile, in words: `client credentials > Microsoft Graph .default`. */
export function choiceText(session: Session, show: Show): string {
	const {flow, scope, preset} = session.resolved();
	return `${flow.title} > ${preset ? `${preset.title} ${scope.slice(scope.lastIndexOf('/') + 1)}` : show(scope)}`;
}
