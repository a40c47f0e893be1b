/** A code in groups of three, as people read it out; one with signs of its own is left as the server grouped it. */
export const codeGroups = (userCode: string): readonly string[] =>
	(/^[A-Za-z\d]+$/.test(userCode) ? userCode.match(/.{1,3}/g) : undefined) ?? [userCode];

/** `F C 7   L 9 Q   2 M K` */
export const spacedCode = (userCode: string): string =>
	codeGroups(userCode)
		.map(group => [...group].join(' '))
		.join('   ');

/** What a person runs on their own machine, so that a browser there reaches a port here. */
export const forwardCommand = (port: number): string => `ssh -L ${port}:localhost:${port} …`;
