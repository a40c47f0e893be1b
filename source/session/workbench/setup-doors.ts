import type {Profile} from '../../core/profile.ts';

/** What a first run and an import need of the machine. */
export type SetupDoors = {
	/** Ends this workbench and opens it again on the demo tenant. */
	openDemo(): void;
	/** Reads a file a person named; a `~/` at its beginning is the home folder. */
	readText(path: string): Promise<string>;
	/** The names of the AZURE_* variables that are set; their values are not read. */
	readonly variables: readonly string[];
	/** The profile those variables make, undefined when some are missing. Throws EntokError when they cannot be right. */
	profileFromEnvironment(): Profile | undefined;
};
