import { parseArgs } from 'node:util';
import { readContent } from '../read-content.ts';
import { runDoctor } from './doctor-run.ts';

const { values } = parseArgs({
  options: {
    'rebuild-counters': { type: 'boolean', default: false },
    vi: { type: 'boolean', default: false },
  },
});

/** npm run doctor [-- --rebuild-counters --vi]: exit code 1 when something is wrong. */
process.exitCode = await runDoctor({
  env: process.env,
  content: readContent(),
  rebuildCounters: values['rebuild-counters'],
  language: values.vi ? 'vi' : 'en',
  out: (text) => process.stdout.write(`${text}\n`),
});
