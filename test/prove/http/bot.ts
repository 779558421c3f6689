import type { Instant } from '../../../src/core/time/instant.ts';
import { servePeople } from '../../../src/serve-people.ts';

/** What `npm start` is, in the days of the campaign: its clock runs this many milliseconds beside the machine's. */
const shift = Number(process.argv[2]);
await servePeople(process.env, { now: () => (Date.now() + shift) as Instant });
