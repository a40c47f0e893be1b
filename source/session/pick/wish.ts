/** What is asked of picking on the command line. */
export type PickWish = {
	/** What the list is narrowed down by at first. */
	readonly query: string;
	/** Takes the only profile that matches without asking. */
	readonly takesOnlyMatch: boolean;
	/** Leaves at once when no profile matches. */
	readonly leavesWithoutMatch: boolean;
	/** Most rows the list takes on the terminal, its query and its hints counted. */
	readonly height: number;
	/** A profile's name is wanted and no token: there is no flow and no scope to choose. */
	readonly isNameOnly: boolean;
};
