import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { runDeskKey } from './desk-key-run.ts';

/** npm run desk-key -- <file.age> */
process.exitCode = await runDeskKey(process.argv.slice(2), {
  async ask() {
    process.stderr.write('Passphrase: ');
    // Nothing that is typed is shown.
    const silent = new Writable({ write: (_, __, done) => done() });
    const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
    const passphrase = await lines.question('');
    lines.close();
    process.stderr.write('\n');
    return passphrase;
  },
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
