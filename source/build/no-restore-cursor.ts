/** What cli-cursor, of Ink, calls before it hides the cursor. */
const restoreCursor = (): void => {};

// biome-ignore lint/style/noDefaultExport: the package it stands in for has one.
export default restoreCursor;
