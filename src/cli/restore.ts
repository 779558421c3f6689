import { parseArgs } from 'node:util';
import { runRestore } from './restore-run.ts';

/** npm run restore -- <folder of a backup> */
const { positionals } = parseArgs({ allowPositionals: true });
const [folder = ''] = positionals;
process.exitCode = await runRestore({
  env: process.env,
  folder,
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
