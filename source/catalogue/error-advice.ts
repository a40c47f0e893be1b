import type {FlowId} from '../core/flow-id.ts';

/** A usual cause; one that belongs to certain flows comes first there, and nowhere else. */
export type Cause = string | {readonly text: string; readonly flows: readonly FlowId[]};

/** What an error says and what a person can do about it, each in a sentence or two. */
export type ErrorAdvice = {
	readonly meaning: string;
	readonly nextStep: string;
	/** The usual ones, the likeliest first. */
	readonly causes?: readonly Cause[];
	/** The flow that may work in the place of the one that did not. */
	readonly otherFlow?: Readonly<Partial<Record<FlowId, FlowId>>>;
	/** What to ask an admin of the tenant, where only they can help. */
	readonly askAdmin?: string;
};

/** Advice for an AADSTS code. */
export type EntraErrorEntry = ErrorAdvice;

/** Entries of a table written with numbers as names. */
export const byCode = (table: Readonly<Record<number, EntraErrorEntry>>): ReadonlyArray<[number, EntraErrorEntry]> =>
	Object.entries(table).map(([code, entry]) => [Number(code), entry]);

/** The causes of an error in a flow, the likeliest first; without a flow, all of them. */
export function causesFor({causes = []}: Pick<ErrorAdvice, 'causes'>, flow?: FlowId): readonly string[] {
	const own = causes.flatMap(cause =>
		typeof cause !== 'string' && (flow === undefined || cause.flows.includes(flow)) ? [cause.text] : [],
	);
	return [...own, ...causes.filter(cause => typeof cause === 'string')];
}
