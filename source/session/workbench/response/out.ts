import {withoutSecretMembers} from '../../../core/secret-members.ts';
import type {Workbench} from '../workbench.ts';
import {contentTypeOf, responseBody} from './body.ts';
import {openPage, type ResponseView} from './view.ts';

/** A body that is no text, as it came: nothing can be masked in it. */
export function bytesOf(view: ResponseView): Uint8Array | undefined {
	const {answer} = openPage(view);
	return responseBody(answer).kind === 'binary' ? answer.response.bytes : undefined;
}

/** What leaves the screen: the body as it came, secrets masked as everywhere. */
export const bodyOf = (workbench: Workbench, view: ResponseView): string =>
	workbench.session.redact(withoutSecretMembers(openPage(view).answer.response.body));

function suffixOf(view: ResponseView): string {
	const {answer} = openPage(view);
	const type = contentTypeOf(answer);
	if (bytesOf(view)) {
		return '.bin';
	}

	return responseBody(answer).kind === 'json' || type.includes('json')
		? '.json'
		: type.includes('html')
			? '.html'
			: type.includes('xml')
				? '.xml'
				: '.txt';
}

/** The body as an editor shows it best: JSON in lines. */
function readableBody(workbench: Workbench, view: ResponseView): string {
	const {kind, rows} = responseBody(openPage(view).answer);
	return kind === 'json'
		? workbench.session.redact(rows.map(({text, depth}) => '  '.repeat(Math.min(depth, 100)) + text).join('\n'))
		: bodyOf(workbench, view);
}

/** Shows the answer in the person's editor; what is changed there changes nothing here. */
export async function editResponse(workbench: Workbench, view: ResponseView): Promise<void> {
	await workbench.doors.edit(`${readableBody(workbench, view)}\n`, suffixOf(view));
	workbench.say('Back from the editor. What you changed there is not kept.', 'ok');
}

async function pipe(workbench: Workbench, view: ResponseView, command: string): Promise<void> {
	await workbench.doors.pipe(command, bytesOf(view) ?? bodyOf(workbench, view));
	workbench.say('Back from the command.', 'ok');
}

/** Gives the answer that is read to a command of the person's shell. */
export function pipeOpenResponse(workbench: Workbench, command: string): void {
	const {response} = workbench.state;
	if (response && command !== '') {
		const {layers} = workbench.state;
		pipe(workbench, response, command).catch((thrown: unknown) =>
			workbench.fail(thrown, 'The command could not be run', layers),
		);
	}
}

/** A file name that says what was asked: `users.json`. */
function fileNameOf(view: ResponseView): string {
	const {pathname} = new URL(openPage(view).answer.url);
	const last = pathname.split('/').findLast(segment => /^[A-Za-z][\w-]*$/.test(segment)) ?? 'response';
	return `${last.slice(0, 40)}${suffixOf(view)}`;
}

/** Saves the answer to a new file that only the person can read. */
export async function saveResponse(workbench: Workbench, view: ResponseView): Promise<void> {
	const path = await workbench.doors.save(fileNameOf(view), bytesOf(view) ?? bodyOf(workbench, view));
	workbench.say(`Saved to ${path}, for your eyes only (0600).`, 'ok');
}
