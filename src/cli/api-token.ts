import { readContent } from '../read-content.ts';
import { runApiToken } from './api-token-run.ts';

/** npm run api-token -- --name <name> [--commune <commune>]… [--days 90] | --list | --revoke <name> */
process.exitCode = await runApiToken(process.argv.slice(2), {
  env: process.env,
  communes: new Set(readContent().catalogue.communes.keys()),
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
