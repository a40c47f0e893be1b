import type {Environment} from './folders.ts';
import {isDumbTerminal} from './terminal-looks.ts';

const isOn = (value: string | undefined): boolean => Boolean(value) && !/^(?:0|false|no)$/i.test(value ?? '');

/** Whether the environment asks for plain lines, as screen readers need them. */
export const wantsPlainLines = (environment: Environment): boolean =>
	isOn(environment['ENTOK_ACCESSIBLE']) || isOn(environment['ACCESSIBLE']);

/** Whether the terminal can show nothing but lines, and nobody has refused them. */
export const isTooDumb = (environment: Environment): boolean =>
	isDumbTerminal(environment) && !environment['ENTOK_ACCESSIBLE'];
