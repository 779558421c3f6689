import { systemClock } from './adapters/clock/system-clock.ts';
import { servePeople } from './serve-people.ts';

/** npm start. */
await servePeople(process.env, systemClock);
