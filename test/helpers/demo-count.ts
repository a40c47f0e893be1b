import {demoProfiles} from '../../source/emulator/demo.ts';

/** How many profiles the demo begins with: each flow that comes adds some. */
export const demoCount = demoProfiles('http://localhost:1').length;
