import {beDemoUser, type DemoUserWish, type LastPage} from '../../source/emulator/demo-user.ts';
import {type Answer, type Bench, createBench, type Form, graphScope, origin} from './bench.ts';

export const userScope = 'User.Read offline_access openid profile';

export type SignInBench = Bench & {
	/** The demo user in a browser that knows no other machine than the emulator. */
	browse(address: string, wish?: DemoUserWish): Promise<LastPage>;
	/** Asks for a device code, for Contoso's public app. */
	deviceCode(form?: Form, tenant?: string): Promise<Answer>;
	/** Asks whether it was answered. */
	poll(asked: Answer, form?: Form): Promise<Answer>;
	/** An address to sign in at; a parameter of `undefined` is left out. */
	authorizeAddress(more?: Readonly<Record<string, string | undefined>>, tenant?: string): string;
	/** Signs in and gives the parameters that come back in the query. */
	signIn(address: string, wish?: DemoUserWish): Promise<URLSearchParams>;
	redeem(code: string, form?: Form, tenant?: string): Promise<Answer>;
};

export const redirectUri = 'http://localhost:53199';

/** An emulator, and what sign-ins ask of it again and again. */
export async function createSignInBench(): Promise<SignInBench> {
	const bench = await createBench();
	const {clientId} = bench.app('contoso-workbench');
	const browse: SignInBench['browse'] = (address, wish = {}) =>
		beDemoUser(address, {
			browse: ({method, url, body}) =>
				bench.send(
					method,
					url.href,
					method === 'POST' ? {'content-type': 'application/x-www-form-urlencoded'} : {},
					body,
				),
			canReach: url => url.origin === origin,
			...wish,
		});
	return {
		...bench,
		browse,
		deviceCode: (form = {}, tenant = bench.contoso) =>
			bench.send(
				'POST',
				`/${tenant}/oauth2/v2.0/devicecode`,
				{'content-type': 'application/x-www-form-urlencoded'},
				new URLSearchParams({client_id: clientId, scope: userScope, ...form}).toString(),
			),
		poll: (asked, form = {}) =>
			bench.token(bench.contoso, {
				grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
				client_id: clientId,
				device_code: String(asked.json['device_code']),
				...form,
			}),
		authorizeAddress(more = {}, tenant = bench.contoso) {
			const parameters = {
				client_id: clientId,
				response_type: 'code',
				redirect_uri: redirectUri,
				scope: `${graphScope} offline_access openid profile`,
				state: 'the-state',
				...more,
			};
			const query = new URLSearchParams(
				Object.entries(parameters).flatMap(
					([name, value]): Array<[string, string]> => (value === undefined ? [] : [[name, value]]),
				),
			);
			return `${origin}/${tenant}/oauth2/v2.0/authorize?${query}`;
		},
		async signIn(address, wish) {
			const {url} = await browse(address, wish);
			return url.searchParams;
		},
		redeem: (code, form = {}, tenant = bench.contoso) =>
			bench.token(tenant, {
				grant_type: 'authorization_code',
				client_id: clientId,
				code,
				redirect_uri: redirectUri,
				...form,
			}),
	};
}
