import {authorizeEndpoint} from './authorize.ts';
import {deviceCodeEndpoint} from './device-endpoint.ts';
import {devicePage} from './device-page.ts';
import {instanceDiscovery, keys, openIdConfiguration} from './discovery.ts';
import {EntraRefusal, entraError} from './entra-errors.ts';
import {tokenEndpoint} from './entra-token.ts';
import {tokenEndpointV1} from './entra-token-v1.ts';
import type {Call, EmulatorResponse} from './message.ts';
import {signOut} from './sign-out.ts';
import {userRealm} from './user-realm.ts';
import type {World} from './world.ts';

type Route = (world: World, call: Call, tenant: string) => EmulatorResponse | Promise<EmulatorResponse>;

/** The endpoints below a tenant, by their path in lower case. */
const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
	['oauth2/v2.0/token', tokenEndpoint],
	['oauth2/v2.0/authorize', authorizeEndpoint],
	['oauth2/v2.0/devicecode', deviceCodeEndpoint],
	['oauth2/deviceauth', devicePage],
	['userrealm', userRealm],
	['oauth2/token', tokenEndpointV1],
	['v2.0/.well-known/openid-configuration', openIdConfiguration('2.0')],
	['.well-known/openid-configuration', openIdConfiguration('1.0')],
	['discovery/v2.0/keys', keys],
	['discovery/keys', keys],
	['discovery/instance', instanceDiscovery],
	['oauth2/v2.0/logout', signOut],
	['oauth2/logout', signOut],
]);

/** The token service: answers below `/{tenant}/`, or undefined for a path it does not have. */
export async function entra(world: World, call: Call): Promise<EmulatorResponse | undefined> {
	const [tenant = '', ...rest] = call.segments;
	// The one page that belongs to no tenant: short enough to be typed.
	const isDeviceLogin = rest.length === 0 && tenant.toLowerCase() === 'devicelogin';
	const path = rest.join('/').toLowerCase();
	const route = isDeviceLogin ? devicePage : routes.get(path.startsWith('userrealm/') ? 'userrealm' : path);
	try {
		return await route?.(world, call, tenant);
	} catch (error) {
		if (error instanceof EntraRefusal) {
			return entraError(call, error);
		}

		throw error;
	}
}
