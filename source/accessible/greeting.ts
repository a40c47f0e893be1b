/** The first lines: what this is, and how the typing works. */
export const greeting = (version: string, isDemo: boolean): readonly string[] => [
	`entok ${version}, in plain lines.${isDemo ? ' This is the demo tenant: nothing of yours is touched.' : ''}`,
	'The work has six steps: profile, flow, scope, token, requests, answer. The name of a step goes there.',
	'A number chooses from the list read last; the prompt says which. Enter alone reads on, or reads again.',
	'One character is a key, such as t for a token; with a number it is meant for that row, such as i 3.',
	'Longer text narrows the list down, also with a slash in front; a slash alone shows the whole list.',
	'A question mark lists all actions and their keys; a colon and words finds one. time tells how long the token lives.',
	'q goes back from an answer or a list of actions, and ends at a step; quit ends anywhere. Ctrl-C cancels what runs. help says this again.',
];
