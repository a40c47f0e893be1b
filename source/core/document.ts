/** A state in one word before any colour: `ok` done, `no` refused, `warn` look here, `running`, `none` not run. */
export type Mark = 'ok' | 'no' | 'warn' | 'running' | 'none';

/**
 * What a screen or a command says, before it is paint: the Ink views paint it, the accessible mode and the commands
 * print it as lines. All texts are already safe to print (see `Show`).
 */
export type Row =
	| {readonly kind: 'heading'; readonly text: string}
	| {readonly kind: 'text'; readonly text: string; readonly mark?: Mark}
	| {
			readonly kind: 'field';
			readonly name: string;
			readonly value: string;
			readonly note?: string;
			readonly mark?: Mark;
	  }
	| {readonly kind: 'code'; readonly lines: readonly string[]}
	| {readonly kind: 'blank'};

export type Document = readonly Row[];
