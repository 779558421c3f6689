import { writeFile } from 'node:fs/promises';

interface Surroundings {
  /** Asks for the passphrase without showing it. */
  readonly ask: () => Promise<string>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

const SHORTEST = 12;

/** Makes a key for a desk, as the page does, on a machine that may have no network; returns the exit code. */
export async function runDeskKey(args: readonly string[], { ask, out, err }: Surroundings): Promise<number> {
  const [file, ...others] = args;
  if (file === undefined || others.length > 0) {
    err('npm run desk-key -- <file.age>: makes a key for the desk of a commune, under a passphrase.');
    return 2;
  }
  const passphrase = await ask();
  if (passphrase.length < SHORTEST) {
    err(
      `A passphrase has at least ${SHORTEST} letters; four words that do not belong together are easy to keep.`,
    );
    return 2;
  }
  const { Encrypter, generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const secret = await generateX25519Identity();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(15);
  try {
    await writeFile(file, await encrypter.encrypt(`${secret}\n`), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    err(isThere ? `${file} is there already; a key is never overwritten.` : `Cannot write ${file}.`);
    return 1;
  }
  out(await identityToRecipient(secret));
  err(
    `The key is in ${file}. Add the line above at the desk as a spare key, and keep file and passphrase apart.`,
  );
  return 0;
}
