import type {Claims} from '../../core/claims.ts';
import {permissionsOf} from '../../core/claims.ts';
import type {Document, Row} from '../../core/document.ts';
import type {Show} from '../../core/show.ts';
import {diffClaims} from '../../core/token-diff.ts';
import {claimText} from './claim-value.ts';

const only = (these: readonly string[], those: readonly string[]): readonly string[] =>
	these.filter(item => !those.includes(item));

/** What differs between two tokens: permissions gained and lost first, then claim by claim. */
export function diffDocument(before: Claims, after: Claims, show: Show): Document {
	const [a, b] = [permissionsOf(before), permissionsOf(after)].map(({delegated, application}) => [
		...delegated,
		...application,
	]);
	const gained = only(b ?? [], a ?? []);
	const lost = only(a ?? [], b ?? []);
	const claim = (value: unknown): string => show(claimText(value), 'claim');
	const rows = diffClaims(before, after).map((change): Row => {
		const value =
			change.kind === 'added'
				? `+ ${claim(change.after)}`
				: change.kind === 'removed'
					? `- ${claim(change.before)}`
					: `${claim(change.before)} -> ${claim(change.after)}`;
		return {kind: 'field', name: show(change.name), value, note: change.kind};
	});
	return rows.length === 0
		? [{kind: 'text', text: 'The claims are the same.', mark: 'ok'}]
		: [
				...(gained.length === 0
					? []
					: ([{kind: 'field', name: 'gained', value: show(gained.join(', '))}] satisfies Row[])),
				...(lost.length === 0 ? [] : ([{kind: 'field', name: 'lost', value: show(lost.join(', '))}] satisfies Row[])),
				{kind: 'heading', text: 'Claims'},
				...rows,
			];
}
