import {tenantOfName} from './accounts.ts';
import {type Call, type EmulatorResponse, jsonAnswer} from './message.ts';
import type {World} from './world.ts';

/** Whether a name's domain is managed here: what client libraries ask before they send a password. */
export function userRealm(world: World, call: Call): EmulatorResponse {
	const name = call.segments[2] ?? '';
	const home = tenantOfName(world.directory, name);
	return jsonAnswer(200, {
		ver: '1.0',
		account_type: home ? 'Managed' : 'Unknown',
		...(home ? {domain_name: name.slice(name.lastIndexOf('@') + 1)} : {}),
		cloud_instance_name: new URL(call.origin).host,
		cloud_audience_urn: 'urn:federation:MicrosoftOnline',
	});
}
