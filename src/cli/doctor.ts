import { parseArgs } from 'node:util';
import { readContent } from '../read-content.ts';
import { runDoctor } from './doctor-run.ts';

const { values } = parseArgs({
  options: {
    'rebuild-counters': { type: 'boolean', default: false },
    vi: { type: 'boolean', default: false },
    retry: { type: 'string', multiple: true, default: [] },
    drop: { type: 'string', multiple: true, default: [] },
  },
});

/** npm run doctor [-- --vi --retry in:telegram:100006 --drop out:17 --rebuild-counters]: exit code 1 when something is wrong. */
process.exitCode = await runDoctor({
  env: process.env,
  content: readContent(),
  rebuildCounters: values['rebuild-counters'],
  language: values.vi ? 'vi' : 'en',
  retry: values.retry,
  drop: values.drop,
  out: (text) => process.stdout.write(`${text}\n`),
});
