import type {StateStore} from './core/doors.ts';
import type {Folders} from './platform/folders.ts';
import {createStateStore} from './platform/state-store.ts';
import type {RequestRecord} from './session/request-guard.ts';

/** How long a token waits for the record of requests, at most; without it, it is got all the same. Milliseconds. */
const recordWait = 3000;

/** What the runs of one login share, beside the profiles. With `--demo` there is nothing of it. */
export type LoginDoors = {readonly stateStore?: StateStore; readonly requestRecord?: RequestRecord};

/** `tell` hears what is odd and stops nothing. */
export const openLoginDoors = ({state}: Folders, tell: (text: string) => void): LoginDoors => ({
	stateStore: createStateStore(state),
	requestRecord: {store: createStateStore(state, {waitLimit: recordWait}), tell},
});
