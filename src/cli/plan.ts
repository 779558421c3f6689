import { join, relative } from 'node:path';
import type { PlanCli } from './plan-cli.ts';
import { exportPlan } from './plan-export.ts';
import { readLived } from './plan-lived.ts';
import { runPlan } from './plan-run.ts';

const root = join(import.meta.dirname, '../..');

/** npm run plan -- check | show <commune>/<campaign> | export <commune>/<campaign> | list */
const cli: PlanCli = {
  dataDir: relative(process.cwd(), join(root, 'data')) || '.',
  localesDir: join(root, 'locales'),
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
};
const [command, subject] = process.argv.slice(2);
process.exitCode =
  command === 'export' && subject !== undefined
    ? await exportPlan(subject, cli)
    : runPlan(
        process.argv.slice(2),
        cli,
        command === 'show' && subject !== undefined ? await readLived(subject, process.env) : undefined,
      );
