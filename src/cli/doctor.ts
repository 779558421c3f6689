import { readContent } from '../read-content.ts';
import { runDoctor } from './doctor-run.ts';

/** npm run doctor: exit code 1 when something is wrong. */
process.exitCode = await runDoctor({
  env: process.env,
  content: readContent(),
  out: (text) => process.stdout.write(`${text}\n`),
});
