import type {ScopePreset} from '../core/scope-preset.ts';
import {analyticsScopePresets} from './analytics-scope-presets.ts';
import {dataScopePresets} from './data-scope-presets.ts';
import {mainScopePresets} from './main-scope-presets.ts';

/**
 * Scopes people need often, those with test requests first. Resources named after a customer's own host or app are
 * not here: their scope has to be typed.
 */
export const scopePresets: readonly ScopePreset[] = [
	...mainScopePresets,
	...dataScopePresets,
	...analyticsScopePresets,
];

/** The preset with an id such as `key-vault`. */
export const findScopePreset = (id: string): ScopePreset | undefined => scopePresets.find(preset => preset.id === id);
