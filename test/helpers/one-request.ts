import {createHttp} from '../../source/platform/http.ts';
import {systemClock} from '../../source/platform/system-clock.ts';

// A program that makes one request and ends by itself: node one-request.ts URL
const [url = ''] = process.argv.slice(2);
const http = createHttp({clock: systemClock, environment: {}});
const {status} = await http({purpose: 'api', method: 'GET', url, headers: []});
process.stdout.write(`${status}\n`);
