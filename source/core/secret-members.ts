import {mask} from './secret.ts';

/** Members that hold a secret by their name, whatever their value looks like; the closing quote may not be typed yet. */
const secretMembers =
	/("[^"]*(?:secret|password|passphrase|key|connectionstring|sas)(?:text|value|\d)?"\s*:\s*)"(?=[^"])[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)/gi;

/** JSON, whole or in pieces, with the values of members that are called a secret, a password or a key masked: for eyes. */
export const withoutSecretMembers = (text: string): string => text.replace(secretMembers, `$1"${mask}"`);
