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
  /** Where each was sealed for, by its beginning, which is never the same twice: the texts themselves would fill the memory. */
  const places = new Map<string, string>();
  const digested = new Map<string, string>();
  const remember = (place: string, sealed: Uint8Array): Uint8Array => {
    places.set(hex(sealed.subarray(0, BEGINNING)), place);
    return sealed;
  };
  return {
    ...cipher,
    seal: (place, plain) => remember(place, cipher.seal(place, plain)),
    sealBytes: (place, plain) => remember(place, cipher.sealBytes(place, plain)),
    digest(purpose, plain) {
      const digest = cipher.digest(purpose, plain);
      digested.set(hex(digest), `digest of ${plain}`);
      return digest;
    },
    behind(bytes) {
      const place = places.get(hex(bytes.subarray(0, BEGINNING)));
      if (place === undefined) return digested.get(hex(bytes));
      return Buffer.from(cipher.openBytes(place, bytes)).toString('utf8');
    },
    size: () => places.size + digested.size,
  };
}

/** Key id and nonce. */
const BEGINNING = 13;

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
