/**
 * How a cell looks: the SGR parameters (ECMA-48, 8.3.117) that lead there from the terminal's default, in a fixed order,
 * so that equal looks are equal texts. The default is the empty text.
 */
export type Style = string;

type Slot = {readonly name: string; readonly off: string; readonly holds: RegExp};

const slots: readonly Slot[] = [
	{name: 'bold', off: '22', holds: /^1$/},
	{name: 'dim', off: '22', holds: /^2$/},
	{name: 'italic', off: '23', holds: /^3$/},
	{name: 'underline', off: '24', holds: /^4$/},
	{name: 'blink', off: '25', holds: /^5$/},
	{name: 'inverse', off: '27', holds: /^7$/},
	{name: 'hidden', off: '28', holds: /^8$/},
	{name: 'strike', off: '29', holds: /^9$/},
	{name: 'overline', off: '55', holds: /^53$/},
	{name: 'foreground', off: '39', holds: /^(?:3[0-7]|9[0-7]|38;.*)$/},
	{name: 'background', off: '49', holds: /^(?:4[0-7]|10[0-7]|48;.*)$/},
];

/** The parameters one by one, an extended colour (`38;5;n`, `38;2;r;g;b`) as one; undefined where they make no sense. */
function codesOf(parameters: string): readonly string[] | undefined {
	const numbers = parameters.split(';');
	const codes: string[] = [];
	for (let index = 0; index < numbers.length; index++) {
		const number = numbers[index] ?? '';
		if (number !== '38' && number !== '48') {
			codes.push(String(Number(number)));
			continue;
		}

		const length = numbers[index + 1] === '5' ? 3 : numbers[index + 1] === '2' ? 5 : 0;
		const whole = numbers.slice(index, index + length);
		if (length === 0 || whole.length < length) {
			return undefined;
		}

		codes.push(whole.join(';'));
		index += length - 1;
	}

	return codes;
}

const known = new Map<Style, ReadonlyMap<string, string>>();

/** The codes of a style by slot. Styles are few: they come from a theme. */
function slotsOf(style: Style): ReadonlyMap<string, string> {
	const found = known.get(style);
	if (found) {
		return found;
	}

	const codes = style === '' ? [] : (codesOf(style) ?? []);
	const bySlot = new Map(
		slots.flatMap(({name, holds}) => codes.filter(code => holds.test(code)).map(code => [name, code] as const)),
	);
	known.set(style, bySlot);
	return bySlot;
}

/** The style after an SGR sequence with these parameters; undefined where one of them is not known here. */
export function styled(style: Style, parameters: string): Style | undefined {
	const codes = codesOf(parameters);
	if (codes === undefined) {
		return undefined;
	}

	const bySlot = new Map(slotsOf(style));
	for (const code of codes) {
		const slot = slots.find(({holds}) => holds.test(code));
		const ended = slots.filter(({off}) => off === code);
		if (code === '0') {
			bySlot.clear();
		} else if (slot) {
			bySlot.set(slot.name, code);
		} else if (ended.length > 0) {
			for (const {name} of ended) {
				bySlot.delete(name);
			}
		} else {
			return undefined;
		}
	}

	return slots.flatMap(({name}) => bySlot.get(name) ?? []).join(';');
}

/** The shortest sequence that leads from one style to another. */
export function styleChange(from: Style, to: Style): string {
	if (from === to) {
		return '';
	}

	if (to === '') {
		return '\x1b[m';
	}

	const before = slotsOf(from);
	const after = slotsOf(to);
	const ends = new Set(slots.flatMap(({name, off}) => (before.has(name) && !after.has(name) ? [off] : [])));
	// 22 ends bold and dim alike.
	const begins = [...after].filter(
		([name, code]) => before.get(name) !== code || (ends.has('22') && (name === 'bold' || name === 'dim')),
	);
	const steps = [...ends, ...begins.map(([, code]) => code)].join(';');
	// A parameter left out is 0, which ends everything.
	const anew = `;${to}`;
	return `\x1b[${steps.length <= anew.length ? steps : anew}m`;
}
