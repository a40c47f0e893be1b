import type {Document, Row} from '../core/document.ts';
import {countdownText} from '../core/duration.ts';
import {isJsonObject, parseJsonObject} from '../core/json.ts';
import {decodeToken} from '../core/jwt.ts';
import type {ApiAnswer} from '../session/api-answer.ts';
import {refusalDocument} from '../session/documents/answer-document.ts';
import {tokenSummary} from '../session/documents/claims-document.ts';
import {exchangeDocument} from '../session/documents/exchange-document.ts';
import type {Session} from '../session/session.ts';
import type {Command, CommandCall} from './command.ts';
import {textOfDocument} from './lines.ts';

const heading = (text: string): Document => [{kind: 'blank'}, {kind: 'heading', text}];
const says = (text: string): Row => ({kind: 'text', text});

/** Gets a token as one profile and shows the request as it went out, the claims and the countdown. */
async function tokenStep(
	call: CommandCall,
	session: Session,
	profileId: string,
	flow: 'client-credentials' | 'refresh-token',
	scope: string,
): Promise<Document> {
	session.choose({profileId, flow, scope});
	const token = await session.requestToken();
	const exchange = session.state.exchanges.filter(({purpose}) => purpose === 'token').at(-1);
	const {payload} = decodeToken(token.accessToken.reveal());
	return [
		...(exchange ? exchangeDocument(exchange, call.show, true) : []),
		{kind: 'blank'},
		...tokenSummary(payload, call.clock.now(), call.show),
		{
			kind: 'field',
			name: 'countdown',
			value: countdownText(token.expiresAt - call.clock.now()),
			note: 'left before a new one is needed',
		},
	];
}

const send = (session: Session, url: string): Promise<ApiAnswer> =>
	session.send({method: 'GET', url, headers: [], allowWrites: false, allowedOrigins: []});

/** An answer in a line: how many things came back, and the name of the first. */
function answerRow(call: CommandCall, {method, url, response}: ApiAnswer): Row {
	const body = parseJsonObject(response.body);
	const items = [body?.['value'], body?.['items']].find(Array.isArray) ?? [];
	const [first] = items;
	const name = isJsonObject(first)
		? (first['displayName'] ?? first['companyProfile'] ?? first['id'])
		: body?.['displayName'];
	const what = items.length > 0 ? `${items.length} found, the first: ` : '';
	const shown = isJsonObject(name) ? name['companyName'] : name;
	return {
		kind: 'text',
		mark: response.status === 200 ? 'ok' : 'no',
		text: `${method} ${new URL(url).pathname} -> ${response.status}  ${what}${call.show(String(shown ?? ''))}`,
	};
}

/** The main job on the demo tenant as plain text. */
export const tour: Command = {
	usage: '',
	about: [
		'The main job on the built-in demo tenant, as plain text: both grants as they go over the wire, the claims, and',
		'requests that succeed and fail. Real HTTP over loopback; no account, no network, nothing of yours is touched.',
	],
	options: [],
	mostArguments: 0,
	examples: ['entok tour', 'entok --demo </dev/null'],
	async run(call) {
		const session = await call.openSession('contoso-inventory');
		const write = (document: Document): void => call.stdout.write(textOfDocument(document));

		write([
			{kind: 'heading', text: 'entok: a tour of the main job, on the demo tenant'},
			says('A stand-in for Entra, Graph, ARM and Partner Center runs inside this program, on a loopback port.'),
			...heading('1. An app gets a token: client credentials'),
			...(await tokenStep(call, session, 'contoso-inventory', 'client-credentials', 'graph')),
			...heading('2. The token at work: Microsoft Graph'),
			answerRow(call, await send(session, '/organization')),
			answerRow(call, await send(session, '/groups?$top=5')),
		]);

		write([
			...heading('3. Another service is another scope: Azure Resource Manager'),
			...(await tokenStep(call, session, 'contoso-inventory', 'client-credentials', 'arm')),
			answerRow(call, await send(session, '/subscriptions')),
		]);

		write([
			...heading('4. On behalf of a user who signed in before: refresh token'),
			...(await tokenStep(call, session, 'contoso-user', 'refresh-token', 'graph')),
			answerRow(call, await send(session, '/me')),
		]);

		session.choose({profileId: 'fabrikam-partner', flow: 'refresh-token', scope: 'partner-center'});
		write([
			...heading('5. A partner’s customers: Partner Center, with the same grant'),
			answerRow(call, await send(session, '/v1/customers?size=5')),
		]);

		session.choose({profileId: 'contoso-helpdesk', flow: 'client-credentials', scope: 'graph'});
		const refused = await send(session, '/groups');
		write([
			...heading('6. Why a request is refused'),
			...refusalDocument(refused, call.show),
			...heading('Next'),
			says('entok --demo token contoso-inventory -s graph | entok inspect -'),
			says('entok --demo request GET /users -p contoso-inventory -s graph'),
			says('entok profile add NAME --tenant T --client-id ID --secret env:NAME'),
			says('entok --help'),
		]);
		return 0;
	},
};
