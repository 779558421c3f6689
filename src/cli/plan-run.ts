import { parseArgs } from 'node:util';
import { checkPlans } from './plan-check.ts';
import type { PlanCli } from './plan-cli.ts';
import { listPlans } from './plan-list.ts';
import type { Lived } from './plan-lived.ts';
import { showPlan } from './plan-show.ts';

const USAGE = `npm run plan -- check [dir]     every mistake in data/ (or dir), as file:line:column
npm run plan -- list            the campaigns there are
npm run plan -- show <commune>/<campaign> [--json] [--until YYYY-MM-DD]
npm run plan -- export <commune>/<campaign>     the files with what was changed in the chat`;

/** Returns the exit code: 1 when the content or the command is wrong. */
export function runPlan(args: readonly string[], cli: PlanCli, lived?: Lived): number {
  const parsed = parse(args);
  if (typeof parsed === 'string') {
    cli.err(`${parsed}\n${USAGE}`);
    return 1;
  }
  const [command, subject] = parsed.positionals;
  if (parsed.positionals.length <= 2) {
    if (command === 'check') return checkPlans(subject ?? cli.dataDir, cli);
    if (command === 'list' && subject === undefined) return listPlans(cli);
    if (command === 'show' && subject !== undefined) return showPlan(subject, parsed.values, cli, lived);
  }
  cli.err(USAGE);
  return 1;
}

function parse(args: readonly string[]) {
  try {
    const options = { json: { type: 'boolean' }, until: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
