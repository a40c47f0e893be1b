import assert from 'node:assert/strict';

/** Where a browser got to. */
export type Page = {readonly url: URL; readonly status: number; readonly body: string};

const plain = (text: string): string =>
	text
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');

const attributesOf = (tag: string): ReadonlyMap<string, string> =>
	new Map([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)]));

/** A small browser for pages that are none of ours: it keeps cookies, follows redirects, and sends forms. */
export class Browser {
	readonly #cookies = new Map<string, string>();
	readonly #fields: Readonly<Record<string, string>>;

	/** `fields` is what is typed into inputs, by their names; others keep what they hold. */
	constructor(fields: Readonly<Record<string, string>>) {
		this.#fields = fields;
	}

	/** Opens an address and goes on until a page has no form, or one that was sent before. */
	async signIn(address: string, declines = false): Promise<Page> {
		let page = await this.#open(new URL(address));
		for (let sent = 0; sent < 8; sent += 1) {
			const [, head = '', inside = ''] = /<form\b([^>]*)>([\s\S]*?)<\/form>/.exec(page.body) ?? [];
			const action = attributesOf(head).get('action');
			if (action === undefined) {
				return page;
			}

			const inputs = [...inside.matchAll(/<(?:input|button)\b[^>]*>/g)].map(([tag]) => attributesOf(tag));
			const form = new URLSearchParams(
				inputs.flatMap((input): Array<[string, string]> => {
					const name = input.get('name');
					return name === undefined || name === 'abort' ? [] : [[name, this.#fields[name] ?? input.get('value') ?? '']];
				}),
			);
			// Its button may stand outside of the form; the code is asked for again afterwards.
			if (declines && /name="abort"/.test(page.body)) {
				form.set('abort', 'yes');
				return this.#open(new URL(action, page.url), form);
			}

			page = await this.#open(new URL(action, page.url), form);
		}

		return assert.fail('the sign-in has no end');
	}

	async #open(url: URL, form?: URLSearchParams): Promise<Page> {
		let target = url;
		let body = form;
		for (let hops = 0; hops < 12; hops += 1) {
			const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
			const response = await fetch(target, {
				method: body ? 'POST' : 'GET',
				redirect: 'manual',
				headers: {...(cookie === '' ? {} : {cookie}), accept: 'text/html'},
				...(body ? {body} : {}),
			});
			for (const line of response.headers.getSetCookie()) {
				const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
				this.#cookies.set(name, value);
			}

			const location = response.headers.get('location');
			if (location === null) {
				return {url: target, status: response.status, body: await response.text()};
			}

			await response.body?.cancel();
			target = new URL(location, target);
			body = undefined;
		}

		return assert.fail('the redirects have no end');
	}
}
