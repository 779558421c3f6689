import { parseArgs } from 'node:util';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { runBackup } from './backup-run.ts';

/** npm run backup [-- --to <folder>] */
const { values } = parseArgs({ options: { to: { type: 'string' } } });
process.exitCode = await runBackup({
  env: process.env,
  now: systemClock.now,
  ...(values.to !== undefined && { to: values.to }),
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
