import { join, relative } from 'node:path';
import { runPlan } from './plan-run.ts';

const root = join(import.meta.dirname, '../..');

/** npm run plan -- check | show <commune>/<campaign> | list */
process.exitCode = runPlan(process.argv.slice(2), {
  dataDir: relative(process.cwd(), join(root, 'data')) || '.',
  localesDir: join(root, 'locales'),
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
