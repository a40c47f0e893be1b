/** A key as people write it: `Ctrl-X`, `Enter`, `t`. */
export const shownKey = (key: string): string =>
	key.startsWith('ctrl-')
		? `Ctrl-${key.slice(5).toUpperCase()}`
		: key.length > 1
			? key.charAt(0).toUpperCase() + key.slice(1)
			: key;
