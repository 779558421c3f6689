import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What `npm start` starts, with nothing configured but a folder and a port of its own. */
export async function startApp(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cao-diem-app-'));
  const app = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A run that is broken off must not leave a server behind.
  const kill = () => app.kill('SIGKILL');
  process.once('exit', kill);

  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
      const found = /http:\/\/localhost:\d+/.exec(output);
      if (found) resolve(`${found[0]}/`);
    };
    app.stdout.on('data', read);
    app.stderr.on('data', read);
    app.once('exit', () => reject(new Error(`the app did not start:\n${output}`)));
  });
  return {
    url,
    async stop() {
      const exited = once(app, 'exit');
      app.kill('SIGTERM');
      await exited;
      process.off('exit', kill);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
