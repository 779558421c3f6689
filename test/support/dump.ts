import SqliteDatabase from 'better-sqlite3';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import type { Cipher } from '../../src/ports/cipher.ts';

/** A cipher that knows what it has sealed and digested, so that a whole database can be read as its key holder could. */
export interface RecordingCipher extends Cipher {
  /** What stands behind these bytes; undefined when they are not of this cipher. */
  behind(bytes: Uint8Array): string | undefined;
  /** How many values it has sealed or digested. */
  size(): number;
}

export function createRecordingCipher(): RecordingCipher {
  const cipher = createCipher(new Uint8Array(32).fill(7));
  const known = new Map<string, string>();
  const remember = (bytes: Uint8Array, plain: string): Uint8Array => {
    known.set(hex(bytes), plain);
    return bytes;
  };
  return {
    ...cipher,
    seal: (place, plain) => remember(cipher.seal(place, plain), plain),
    sealBytes: (place, plain) =>
      remember(cipher.sealBytes(place, plain), Buffer.from(plain).toString('utf8')),
    digest: (purpose, plain) => remember(cipher.digest(purpose, plain), `digest of ${plain}`),
    behind: (bytes) => known.get(hex(bytes)),
    size: () => known.size,
  };
}

/** One row of one table as text, with everything opened that can be. */
export interface Dumped {
  readonly table: string;
  readonly text: string;
}

/** Every row of every table of a SQLite file; rows of PostgreSQL hold the same, by the contract of the store. */
export function dumpOf(
  file: string,
  { behind }: RecordingCipher,
  tables?: readonly string[],
): readonly Dumped[] {
  const db = new SqliteDatabase(file, { readonly: true });
  try {
    const names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
    return names
      .filter((table) => tables?.includes(table) ?? true)
      .flatMap((table) =>
        (db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]).map((row) => ({
          table,
          text: Object.entries(row)
            .map(([column, value]) => `${column}=${show(value)}`)
            .join(' '),
        })),
      );
  } finally {
    db.close();
  }

  function show(value: unknown): string {
    if (!(value instanceof Uint8Array)) return String(value);
    return behind(value) ?? Buffer.from(value).toString('utf8');
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
