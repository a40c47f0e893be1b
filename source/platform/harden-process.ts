import {keepNewFilesPrivate} from './umask.ts';

/**
 * The first thing the program does, for its effect alone. SIGUSR1 would open Node's inspector, through which every
 * user of this machine could read our memory; a crash report would hold the environment; a new file must be ours only.
 */
process.on('SIGUSR1', () => {});
keepNewFilesPrivate();
process.report.excludeEnv = true;
// Standard error is for our sentences and JSON; what libraries think of Node's future belongs to their authors.
process.noDeprecation = true;
