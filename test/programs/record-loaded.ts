import {appendFileSync} from 'node:fs';
import {registerHooks} from 'node:module';

/** For `node --import`: adds the address of every module that is loaded to the file named by ENTOK_TEST_LOADED. */
const file = process.env['ENTOK_TEST_LOADED'];
registerHooks({
	load(url, context, nextLoad) {
		if (file) {
			appendFileSync(file, `${url}\n`);
		}

		return nextLoad(url, context);
	},
});
