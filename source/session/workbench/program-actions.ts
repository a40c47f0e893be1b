import type {Action} from './action.ts';
import {emptyField} from './text-field.ts';
import type {Workbench} from './workbench.ts';

/** A second Ctrl-C within this time quits. */
const quitWindow = 2000;

const isBusy = ({session, state}: Workbench): boolean =>
	session.state.token.status === 'running' || session.state.answer.status === 'running' || state.sending !== undefined;

function back(workbench: Workbench): void {
	const {state, session} = workbench;
	if (isBusy(workbench)) {
		session.cancel();
	} else if (state.layers.length > 0) {
		workbench.close();
	} else if (state.lists[state.focus].filter !== '') {
		workbench.changeList(state.focus, {filter: '', cursor: 0, offset: 0});
	} else if (state.isZoomed) {
		workbench.change({isZoomed: false});
	}
}

function interrupt(workbench: Workbench): void {
	const {state, doors, session} = workbench;
	if (isBusy(workbench)) {
		session.cancel();
		return;
	}

	const now = doors.clock.now();
	if (now - state.quitAskedAt <= quitWindow) {
		doors.quit(130);
		return;
	}

	if (state.layers.length > 0) {
		workbench.close();
	}

	workbench.change({quitAskedAt: now});
	workbench.say('Press Ctrl-C again to quit.', 'warn');
}

/** The program itself. */
export const programActions: readonly Action[] = [
	{
		id: 'program.palette',
		title: 'find an action by its words',
		short: 'cmd',
		place: 'everywhere',
		keys: [':', 'ctrl-p'],
		hint: 97,
		run: workbench => workbench.open({kind: 'palette', field: emptyField, cursor: 0, offset: 0}),
	},
	{
		id: 'program.keys',
		title: 'the keys of this place',
		short: 'keys',
		place: 'everywhere',
		keys: ['?'],
		hint: 98,
		run: workbench => workbench.open({kind: 'help', field: emptyField, cursor: 0, offset: 0}),
	},
	{
		id: 'program.back',
		title: 'cancel, close, back; never quits',
		short: 'back',
		place: 'everywhere',
		keys: ['escape'],
		run: back,
	},
	{
		id: 'program.leave',
		title: 'back; on the main screen: quit',
		short: 'quit',
		place: 'everywhere',
		keys: ['q'],
		hint: 99,
		run: workbench => {
			if (workbench.state.layers.length > 0) {
				workbench.close();
			} else {
				workbench.doors.quit(0);
			}
		},
	},
	{
		id: 'program.quit',
		title: 'quit now',
		short: 'quit',
		place: 'everywhere',
		keys: ['Q'],
		run: workbench => workbench.doors.quit(0),
	},
	{
		id: 'program.interrupt',
		title: 'cancel what runs; twice quits',
		short: 'cancel',
		place: 'everywhere',
		keys: ['ctrl-c'],
		run: interrupt,
	},
	{
		id: 'program.suspend',
		title: 'suspend; fg comes back',
		short: 'suspend',
		place: 'everywhere',
		keys: ['ctrl-z'],
		run: workbench => workbench.doors.suspend(),
	},
	{
		id: 'program.redraw',
		title: 'draw again',
		short: 'draw',
		place: 'everywhere',
		keys: ['ctrl-l'],
		run: workbench => workbench.doors.redraw(),
	},
];
