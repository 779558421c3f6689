import { runReseal } from './reseal-run.ts';

/** npm run reseal */
process.exitCode = await runReseal({
  env: process.env,
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
