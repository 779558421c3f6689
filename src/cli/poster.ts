import { readContent } from '../read-content.ts';
import { runPoster } from './poster-run.ts';

/** npm run poster -- <commune> --link <url> [--unit <unit>] [--png] [--out <folder>] */
process.exitCode = await runPoster(process.argv.slice(2), {
  env: process.env,
  content: readContent(),
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
