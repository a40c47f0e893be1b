import type {JsonObject} from '../core/json.ts';

/** An object of a directory or service as its API writes it. */
export type Item = JsonObject & {readonly id: string};

/** An instant as Graph and ARM write it, whole seconds. */
export const instant = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
