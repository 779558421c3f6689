import { readContent } from '../read-content.ts';
import { runImport } from './import-run.ts';

/** npm run import -- <file> --commune <commune> --campaign <campaign> --unit <unit> */
process.exitCode = await runImport(process.argv.slice(2), {
  env: process.env,
  content: readContent(),
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
