/**
 * The standard keys of the actions that sentences and screens name. Actions say such sentences themselves and cannot
 * import their own table, which has the same keys; a test holds the two together.
 */
export const namedActions = {
	'panel.profile': ['1'],
	'panel.flow': ['2'],
	'panel.scope': ['3'],
	'profile.choose': ['enter'],
	'profile.new': ['n'],
	'profile.pick': ['p'],
	'profile.filter': ['/'],
	'scope.pick': ['s'],
	'choice.last': ['L'],
	'token.get': ['t'],
	'token.new': ['T'],
	'token.reveal': ['v'],
	'request.own': ['n'],
	'request.send': ['r'],
	'request.answer': ['o'],
	'error.flow': ['f'],
	'error.edit': ['e'],
	'error.claims': ['s'],
	'error.again': ['r'],
	'sign-in.copy': ['y', 'c'],
	'sign-in.open': ['o'],
	'sign-in.print': ['p'],
	'sign-in.other': ['f'],
	'program.palette': [':', 'ctrl-p'],
	'program.keys': ['?'],
	'program.back': ['escape'],
	'program.leave': ['q'],
	'program.suspend': ['ctrl-z'],
	'program.redraw': ['ctrl-l'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type NamedAction = keyof typeof namedActions;
