import type {Profile} from '../../../../source/core/profile.ts';
import type {ProfileDraft} from '../../../../source/session/workbench/editor/draft.ts';
import {pressKey} from '../../../../source/session/workbench/keyboard.ts';
import type {SetupDoors} from '../../../../source/session/workbench/setup-doors.ts';
import {Workbench, type WorkbenchDoors} from '../../../../source/session/workbench/workbench.ts';
import {type Bench, createBench} from '../../../helpers/bench.ts';
import {settle} from '../../../helpers/fake-clock.ts';

export const clientId = '11111111-1111-4111-8111-111111111111';
export const tenantId = '22222222-2222-4222-8222-222222222222';

/** A right profile that is saved already. */
export const contoso: Profile = {
	id: '00000000-0000-4000-8000-000000000001',
	name: 'contoso',
	tenant: 'contoso.example',
	cloud: 'public',
	clientId,
	credential: {kind: 'secret', secret: 'env:CONTOSO_SECRET'},
	flows: ['client-credentials'],
};

export type EditorBenchOptions = {
	readonly profiles?: readonly Profile[];
	readonly columns?: number;
	readonly rows?: number;
	readonly setup?: Partial<SetupDoors>;
	readonly edit?: WorkbenchDoors['edit'];
	readonly stateStore?: WorkbenchDoors['stateStore'];
	readonly secrets?: WorkbenchDoors['secrets'];
};

export type EditorBench = {
	readonly workbench: Workbench;
	readonly bench: Bench;
	/** What else was called, in order: `demo`, `quit 0`. */
	readonly calls: readonly string[];
	press(...keys: readonly string[]): void;
	type(text: string): void;
	/** Moves to a field by Tab and types there, over what it holds. */
	fill(field: ProfileDraft['focus'], text: string): void;
	goTo(field: ProfileDraft['focus']): void;
	draft(): ProfileDraft;
	saved(): Promise<readonly Profile[]>;
	/** Lets what was begun come to its end. */
	settled(): Promise<void>;
};

/** A workbench over profiles in memory, driven by keys. */
export async function openEditorBench(options: EditorBenchOptions = {}): Promise<EditorBench> {
	const {profiles = [], columns = 80, rows = 24, setup, edit = async text => text, stateStore, secrets} = options;
	const bench = await createBench({
		profiles,
		choice: {profileId: undefined},
		doors: secrets === undefined ? {} : {secrets},
	});
	const calls: string[] = [];
	const doors: Partial<WorkbenchDoors> = {
		clock: bench.clock,
		show: bench.show,
		edit,
		stateStore,
		secrets,
		save: async () => '',
		suspend: () => void calls.push('suspend'),
		redraw: () => void calls.push('redraw'),
		quit: code => void calls.push(`quit ${code}`),
		setup: {
			openDemo: () => void calls.push('demo'),
			readText: async () => '',
			variables: [],
			profileFromEnvironment: () => undefined,
			...setup,
		},
	};
	// What else a workbench may do is not done here.
	const workbench = new Workbench(bench.session, doors as WorkbenchDoors, {columns, rows});
	const press = (...keys: readonly string[]): void => {
		for (const key of keys) {
			pressKey(workbench, key);
		}
	};
	const type = (text: string): void => press(...[...text].map(letter => (letter === ' ' ? 'space' : letter)));
	const draft = (): ProfileDraft => {
		const layer = workbench.topLayer;
		const found = layer?.kind === 'profile-editor' ? workbench.state.drafts.get(layer.draftKey) : undefined;
		if (!found) {
			throw new Error(`There is no editor on top, but ${layer?.kind}.`);
		}

		return found;
	};
	const goTo = (field: ProfileDraft['focus']): void => {
		for (let steps = 0; draft().focus !== field; steps++) {
			if (steps > 50) {
				throw new Error(`There is no field ${field}.`);
			}

			press('tab');
		}
	};
	return {
		workbench,
		bench,
		calls,
		press,
		type,
		goTo,
		fill(field, text) {
			goTo(field);
			press('end', 'ctrl-u');
			type(text);
		},
		draft,
		saved: async () => (await bench.doors.profiles.read()).profiles,
		async settled() {
			for (let turn = 0; turn < 5; turn++) {
				await settle();
			}
		},
	};
}
