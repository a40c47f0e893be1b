import type {Mark} from '../core/document.ts';

/** One finding of `doctor`. */
export type Fact = {readonly name: string; readonly value: string; readonly mark?: Mark; readonly note?: string};
