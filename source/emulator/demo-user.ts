/** What a demo user does on the pages of a sign-in. */
export type DemoUserWish = {
	/** Which of the people offered, by a part of the name; the one chosen on the page when left out. */
	readonly user?: string;
	/** What is typed where a code is asked for. */
	readonly userCode?: string;
	readonly declines?: boolean;
	/** Does without multi-factor authentication. */
	readonly skipsMfa?: boolean;
	/** Whether an address can be reached from the browser; every one when left out. */
	canReach?(address: URL): boolean;
	readonly browse?: Browse;
};

export type PageRequest = {
	readonly method: 'GET' | 'POST';
	readonly url: URL;
	/** A form's fields, for POST. */
	readonly body: string;
};

/** Sends one request and follows no redirect; header names are in lower case. */
export type Browse = (
	request: PageRequest,
) => Promise<{readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string}>;

/** Where the demo user got to. */
export type LastPage = {readonly url: URL; readonly status: number; readonly body: string};

const mostPages = 12;

const overHttp: Browse = async ({method, url, body}) => {
	const response = await fetch(url, {
		method,
		redirect: 'manual',
		...(method === 'POST' ? {body, headers: {'content-type': 'application/x-www-form-urlencoded'}} : {}),
	});
	return {status: response.status, headers: Object.fromEntries(response.headers), body: await response.text()};
};

const entities: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'"};

const plain = (text: string): string =>
	text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

type Tag = {readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly textAfter: string};

function tagsOf(markup: string): readonly Tag[] {
	return [...markup.matchAll(/<(input|button)\b([^>]*)>([^<]*)/g)].map(
		([, name = '', inside = '', textAfter = '']) => ({
			name,
			attributes: new Map(
				[...inside.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, plain(value)]),
			),
			textAfter: plain(textAfter),
		}),
	);
}

/** The choice among people: the one named, else the one that is chosen already. */
function chosenUser(tags: readonly Tag[], wanted: string | undefined): string | undefined {
	const people = tags.filter(({attributes}) => attributes.get('type') === 'radio');
	const found =
		wanted === undefined
			? people.find(({attributes}) => attributes.has('checked'))
			: people.find(({textAfter}) => textAfter.toLowerCase().includes(wanted.toLowerCase()));
	if (people.length > 0 && !found) {
		throw new Error(`Nobody on the page is called ${wanted}.`);
	}

	return found?.attributes.get('value');
}

/** The first form of a page, filled in; undefined when there is none. */
function filledForm(page: LastPage, wish: DemoUserWish): PageRequest | undefined {
	const [, head = '', inside = ''] = /<form\b([^>]*)>([\s\S]*?)<\/form>/.exec(page.body) ?? [];
	const [, action = ''] = /action="([^"]*)"/.exec(head) ?? [];
	if (action === '') {
		return undefined;
	}

	const tags = tagsOf(inside);
	const fields = new URLSearchParams();
	for (const {name, attributes} of tags) {
		const key = attributes.get('name');
		const type = attributes.get('type');
		if (name === 'input' && key !== undefined && type === 'hidden') {
			fields.append(key, attributes.get('value') ?? '');
		} else if (name === 'input' && key !== undefined && type === undefined) {
			fields.append(key, wish.userCode ?? '');
		}
	}

	const user = chosenUser(tags, wish.user);
	if (user !== undefined) {
		fields.append('user', user);
		fields.append('answer', wish.declines ? 'decline' : 'accept');
		if (!wish.skipsMfa) {
			fields.append('mfa', 'yes');
		}
	}

	return {method: 'POST', url: new URL(plain(action), page.url), body: fields.toString()};
}

/**
 * Plays the part of the browser and of the person in front of it, on the emulator's own pages: opens an address, types
 * the code, picks who signs in, accepts or declines, follows redirects and forms until a page has none. Resolves to that
 * page, or to the address that cannot be reached, with status 0.
 */
export async function beDemoUser(address: string, wish: DemoUserWish = {}): Promise<LastPage> {
	const browse = wish.browse ?? overHttp;
	let request: PageRequest = {method: 'GET', url: new URL(address), body: ''};
	for (let pages = 0; pages < mostPages; pages += 1) {
		if (wish.canReach?.(request.url) === false) {
			return {url: request.url, status: 0, body: ''};
		}

		const {status, headers, body} = await browse(request);
		const page: LastPage = {url: request.url, status, body};
		const location = headers['location'];
		const next: PageRequest | undefined =
			location === undefined ? filledForm(page, wish) : {method: 'GET', url: new URL(location, request.url), body: ''};
		// What the page complains about would only be sent again.
		if (!next || body.includes('role="alert"')) {
			return page;
		}

		request = next;
	}

	throw new Error(`The sign-in has no end: ${mostPages} pages were seen.`);
}
