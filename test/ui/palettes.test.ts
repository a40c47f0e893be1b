import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Mark} from '../../source/core/document.ts';
import {themeNames} from '../../source/core/terminal-looks.ts';
import {onDark, onLight, paletteFor} from '../../source/ui/palettes.ts';

const channels = (colour: string): readonly number[] =>
	[1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16) / 255);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (colour: string): number => {
	const [red = 0, green = 0, blue = 0] = channels(colour).map(value =>
		value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
	);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
	const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
};

const marks: readonly Mark[] = ['ok', 'no', 'warn', 'running', 'none'];
const bestCase = {isAscii: false, hasColour: true, hasStyles: true};

test('the colours for a known background can be read on white, cream and pale grey, and on black, blue-black and dark grey', () => {
	const backgrounds = [
		[onLight, ['#ffffff', '#fdf6e3', '#eeeeec', '#e8e8e8']],
		[onDark, ['#000000', '#0c0c0c', '#002b36', '#1e1e2e', '#303030']],
	] as const;
	for (const [palette, grounds] of backgrounds) {
		for (const ground of grounds) {
			for (const color of [...marks.map(mark => palette.marks[mark].color), palette.accent.color]) {
				assert.ok(color === undefined || contrast(color, ground) >= 4.5, `${color} on ${ground}`);
			}
		}
	}
});

test('no sixteen-colour palette is legible for every colour, so high-contrast has none, and is bold where it matters', () => {
	const {marks: painted} = paletteFor({...bestCase, theme: 'high-contrast'});
	// The yellows of xterm, VGA (low intensity), Solarized, Windows Terminal's light scheme and Tango on their light grounds.
	const yellows = [
		['#cdcd00', '#ffffff'],
		['#aa5500', '#aaaaaa'],
		['#b58900', '#fdf6e3'],
		['#c19c00', '#ffffff'],
		['#c4a000', '#ffffff'],
	] as const;
	assert.ok(yellows.every(([yellow, ground]) => contrast(yellow, ground) < 4.5));
	for (const mark of ['ok', 'no', 'warn', 'running'] as const) {
		assert.deepEqual([painted[mark].color, painted[mark].bold], [undefined, true], mark);
	}
});

test('colour-blind tells ok from NO by blue and magenta, and no theme is left out', () => {
	const {marks: painted} = paletteFor({...bestCase, theme: 'colour-blind'});
	assert.deepEqual([painted.ok.color, painted.no.color, painted.warn.color], ['blue', 'magenta', 'yellow']);
	const palettes = themeNames.map(theme => paletteFor({...bestCase, theme, background: 'light'}));
	assert.equal(new Set(palettes).size, themeNames.length);
});

test('where there are no colours every theme is without any, and where there are no styles nothing is painted', () => {
	for (const theme of themeNames) {
		for (const looks of [
			{...bestCase, theme, hasColour: false},
			{isAscii: true, theme, hasColour: false, hasStyles: false},
		]) {
			const palette = paletteFor({...looks, background: 'dark'});
			for (const paint of [...marks.map(mark => palette.marks[mark]), palette.accent]) {
				assert.equal(paint.color, undefined);
				assert.ok(looks.hasStyles || paint.bold === undefined);
			}
		}
	}
});
