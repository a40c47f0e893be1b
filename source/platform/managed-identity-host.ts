import {access, realpath} from 'node:fs/promises';
import path from 'node:path';
import {EntokError} from '../core/entok-error.ts';
import type {ManagedIdentityHost} from '../core/managed-identity-host.ts';
import {Secret} from '../core/secret.ts';
import {systemCode, systemReason} from './file-fault.ts';
import {readSafely} from './safe-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the Azure Arc agent puts itself and its challenge files (Microsoft, «Azure Connected Machine agent overview»). */
export type ArcAgent = {readonly program: string; readonly keyFolder: string};

export function arcAgentOn(platform: NodeJS.Platform, environment: Environment): ArcAgent | undefined {
	if (platform === 'win32') {
		const {ProgramFiles = 'C:\\Program Files', ProgramData = 'C:\\ProgramData'} = environment;
		return {
			program: path.win32.join(ProgramFiles, 'AzureConnectedMachineAgent', 'himds.exe'),
			keyFolder: path.win32.join(ProgramData, 'AzureConnectedMachineAgent', 'Tokens'),
		};
	}

	return platform === 'linux'
		? {program: '/opt/azcmagent/bin/himds', keyFolder: '/var/opt/azcmagent/tokens'}
		: undefined;
}

const largestKey = 4096;

/** An endpoint that is not the agent must not make us read and send it any other file. */
async function checkedKeyPath(named: string, keyFolder: string): Promise<string> {
	const refuse = (fault: string): never => {
		throw new EntokError(
			'configuration',
			`Azure Arc’s endpoint named a challenge file that ${fault}: it was not read.`,
			`The agent puts its files, ending in .key, into ${keyFolder}. Check who answers at IDENTITY_ENDPOINT.`,
		);
	};
	if (path.extname(named) !== '.key') {
		return refuse('does not end in .key');
	}

	if (path.relative(keyFolder, path.dirname(named)) !== '' || named.includes('..')) {
		return refuse('is not in the agent’s folder');
	}

	try {
		const [real, realFolder] = await Promise.all([realpath(named), realpath(keyFolder)]);
		return real === path.join(realFolder, path.basename(named)) ? real : refuse('is a link to somewhere else');
	} catch (thrown) {
		if (thrown instanceof EntokError) {
			throw thrown;
		}

		throw systemCode(thrown) === 'ENOENT'
			? new EntokError(
					'configuration',
					'The challenge file Azure Arc’s endpoint named is not there.',
					'Try again: the agent removes its files after a moment.',
				)
			: new EntokError(
					'configuration',
					`The challenge file of Azure Arc could not be read: ${systemReason(thrown)}.`,
					groupHint,
				);
	}
}

const groupHint =
	'Only root and the group himds may: sudo usermod -aG himds "$USER", sign in again — on Windows, run as an administrator.';

async function readKey(named: string, keyFolder: string): Promise<Secret> {
	const checked = await checkedKeyPath(named, keyFolder);
	// It belongs to the agent, not to us; which folder it lies in was checked above.
	const file = await readSafely(checked, {
		what: 'Azure Arc’s challenge file',
		limit: largestKey,
		trust: 'any',
	}).catch((thrown: unknown) => {
		throw thrown instanceof EntokError ? new EntokError(thrown.kind, thrown.message, thrown.hint ?? groupHint) : thrown;
	});
	const key = file?.text.trim() ?? '';
	if (key === '') {
		throw new EntokError('configuration', 'The challenge file of Azure Arc is empty.', 'Try again in a moment.');
	}

	return new Secret(key);
}

/** This machine as a managed identity's host. `none`: whatever is installed, it is no Arc server. */
export const createManagedIdentityHost = (
	environment: Environment,
	agent: ArcAgent | 'none' = arcAgentOn(process.platform, environment) ?? 'none',
): ManagedIdentityHost => ({
	environment,
	async hasArcAgent() {
		if (agent === 'none') {
			return false;
		}

		try {
			await access(agent.program);
			return true;
		} catch {
			return false;
		}
	},
	async readArcKey(named) {
		if (agent === 'none') {
			throw new EntokError(
				'configuration',
				'Azure Arc’s endpoint wants a file read, and this machine is no Arc server.',
				'Unset IDENTITY_ENDPOINT and IMDS_ENDPOINT here.',
			);
		}

		return readKey(named, agent.keyFolder);
	},
});
