/** What is wrong with a text that should be one secret, undefined when nothing is. A PEM file has many lines. */
export function secretFault(value: string): string | undefined {
	if (value.trim() === '') {
		return value === '' ? 'is empty' : 'holds nothing but blanks';
	}

	if (value.includes('\0')) {
		return 'holds a NUL character, so it is no text';
	}

	return /[\r\n]/.test(value) && !/^-----BEGIN /m.test(value) ? 'holds more than one line' : undefined;
}

/** A text without the one line end that programs and editors put behind it. */
export const withoutLineEnd = (text: string): string => text.replace(/\r?\n$/, '');
