import {Text} from 'ink';
import type {ReactNode} from 'react';
import type {Mark} from '../../core/document.ts';
import {countdownText, durationText} from '../../core/duration.ts';
import type {TokenSet} from '../../core/token-set.ts';
import {useNow} from '../hooks/use-now.ts';
import {useTheme} from '../hooks/use-workbench.ts';
import {MarkedText} from './marked-text.tsx';

/** How the countdown is said: in few words where there is no room, in whole minutes on a slow terminal. */
type LifeWords = {readonly isRoomy: boolean; readonly isSlow: boolean};

/** Time for a slow line: nothing to repaint but once a minute. */
export const minutesText = (milliseconds: number): string =>
	milliseconds < 60_000 ? 'under 1 min' : `${Math.floor(milliseconds / 60_000)} min`;

/** What the countdown says: plain above five minutes, a warning below, then that it is over. */
export function lifeText(
	milliseconds: number,
	{isRoomy, isSlow}: LifeWords,
): {readonly text: string; readonly mark: Mark} {
	if (milliseconds <= 0) {
		const since = isSlow ? minutesText(-milliseconds) : durationText(milliseconds);
		return {text: isRoomy ? `NO expired ${since} ago` : 'NO expired', mark: 'no'};
	}

	const left = `${isSlow ? minutesText(milliseconds) : countdownText(milliseconds)}${isRoomy ? ' left' : ''}`;
	return milliseconds <= 5 * 60_000 ? {text: `! ${left}`, mark: 'warn'} : {text: left, mark: 'none'};
}

/** The countdown of the header line, the only thing that changes every second. */
export function Countdown({token, isRoomy}: {readonly token: TokenSet; readonly isRoomy: boolean}): ReactNode {
	const theme = useTheme();
	const left = token.expiresAt - useNow(1000);
	const {text, mark} = lifeText(left, {isRoomy, isSlow: theme.isSlow});
	return (
		<Text bold={left < 60_000 && theme.hasStyles}>
			{' '}
			<MarkedText mark={mark} text={text} />
		</Text>
	);
}

/** How much of this very token's life is left, as a bar and in per cent. */
export function LifeBar({token, width}: {readonly token: TokenSet; readonly width: number}): ReactNode {
	const theme = useTheme();
	const whole = Math.max(1, token.expiresAt - token.receivedAt);
	const share = Math.max(0, Math.min(1, (token.expiresAt - useNow(10_000)) / whole));
	const cells = Math.max(0, width - 12);
	const full = Math.round(cells * share);
	return (
		<Text wrap="truncate">
			{' '}
			{theme.full.repeat(full)}
			{theme.empty.repeat(cells - full)} {String(Math.round(share * 100)).padStart(3)}% left
		</Text>
	);
}
