import type {Layer} from '../state.ts';
import {freshSignIn, type SignInPrompt, signInId} from './layer.ts';

/**
 * The layers while a person is waited for, or no longer: the screen opens by itself, stays as it is while it is the same
 * sign-in, and goes when the token has come, failed or was cancelled.
 */
export function followSignIn(layers: readonly Layer[], prompt: SignInPrompt | undefined): readonly Layer[] {
	const open = layers.find(layer => layer.kind === 'sign-in');
	if (prompt ? open?.of === signInId(prompt) : !open) {
		return layers;
	}

	const others = layers.filter(layer => layer !== open);
	const before = open?.over as readonly Layer[] | undefined;
	const isAsBefore = before?.length === others.length && others.every((layer, index) => layer === before[index]);
	const below = before && isAsBefore ? before : open ? others : layers;
	return prompt ? [...below, freshSignIn(prompt, below)] : below;
}
