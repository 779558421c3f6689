import { readContent } from '../read-content.ts';
import { runInvite } from './invite-run.ts';

/** npm run invite -- --commune <commune> --role <role> [--unit <unit>] [--days N] */
process.exitCode = await runInvite(process.argv.slice(2), {
  env: process.env,
  content: readContent(),
  isTerminal: process.stdout.isTTY,
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
