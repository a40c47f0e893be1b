import {createHash, randomBytes, randomUUID} from 'node:crypto';

/** A fresh random GUID (RFC 9562, version 4). */
export const newId = (): string => randomUUID();

/** SHA-256 of a text's UTF-8 bytes, 64 lower-case hexadecimal digits. */
export const sha256 = async (text: string): Promise<string> => createHash('sha256').update(text, 'utf8').digest('hex');

/** 256 random bits as base64url, 43 characters. */
export const randomText = (): string => randomBytes(32).toString('base64url');
