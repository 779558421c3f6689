import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAsk } from './ask-run.ts';

const root = join(import.meta.dirname, '../..');

/** npm run ask -- "quên mật khẩu vneid" [--json] */
process.exitCode = runAsk(process.argv.slice(2), {
  dataDir: join(root, 'data'),
  localesDir: join(root, 'locales'),
  input: () => readFileSync(process.stdin.fd, 'utf8'),
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
