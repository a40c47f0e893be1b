import {useEffect, useState} from 'react';
import {useSetting} from './use-workbench.ts';

/** The time, read again at every whole interval: for a countdown or a clock, painted by as small a view as possible. */
export function useNow(milliseconds: number): number {
	const {clock} = useSetting().workbench.doors;
	const [now, setNow] = useState(() => clock.now());
	useEffect(() => clock.every(milliseconds, () => setNow(clock.now())), [clock, milliseconds]);
	return now;
}
