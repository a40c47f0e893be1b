import type {Clock} from '../../core/clock.ts';
import type {Show} from '../../core/show.ts';
import type {Trio} from '../recent-choices.ts';
import type {Session} from '../session.ts';
import type {TextField} from '../workbench/text-field.ts';
import type {PickStage} from './rows.ts';
import type {PickWish} from './wish.ts';

/** How picking ended. */
export type PickEnd = 'taken' | 'cancelled';

export type PickSize = {readonly columns: number; readonly rows: number};

export type PickState = {
	readonly stage: PickStage;
	readonly queries: Readonly<Record<PickStage, TextField>>;
	/** Counted among the rows that match. */
	readonly cursor: number;
	readonly offset: number;
	readonly size: PickSize;
	/** Why the key before did nothing. */
	readonly said: string | undefined;
	readonly end: PickEnd | undefined;
};

export type PickerOptions = {
	readonly session: Session;
	readonly clock: Clock;
	readonly show: Show;
	readonly wish: PickWish;
	/** The choices that led to tokens, the latest first. */
	readonly trios: readonly Trio[];
	readonly size: PickSize;
};
