import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { ConfigError } from '../config.ts';

/** Where a secret is; never the secret itself, so that the file with the channels can be shown around. */
export type Secret = { readonly env: string } | { readonly file: string };
/** Judged by hand: the usual complaint repeats what is written there, which may be the secret after all. */
export const Secret = z.custom<Secret>(
  isSecret,
  'write { env: NAME_OF_A_VARIABLE } or { file: path/of/a/file }, not the secret itself',
);

export function isSecret(written: unknown): written is Secret {
  const [first, ...more] = Object.entries(Object(written) as object);
  const isNamed = first?.[0] === 'env' || first?.[0] === 'file';
  return isNamed && more.length === 0 && typeof first[1] === 'string' && first[1] !== '';
}

/** Fetches a secret; throws ConfigError when it is not there. */
export type Secrets = (secret: Secret) => string;

/** Files are looked for beside the file that names them. */
export function createSecrets(env: Readonly<Record<string, string | undefined>>, folder: string): Secrets {
  return (secret) => {
    if ('env' in secret) {
      const value = env[secret.env]?.trim();
      if (!value)
        throw new ConfigError(`The variable ${secret.env} is empty; a channel needs what should be in it.`);
      return value;
    }
    const path = resolve(folder, secret.file);
    const value = readOrNothing(path).trim();
    if (value === '')
      throw new ConfigError(`${path} is missing or empty; a channel needs what should be in it.`);
    return value;
  };
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
