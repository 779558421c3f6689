import type { Kysely } from 'kysely';
import type { Cipher } from '../../ports/cipher.ts';
import type { Buffer } from './buffer.ts';
import type { Schema } from './schema.ts';
import type { Sql } from './sql.ts';

/** What the sections of one transaction work with. */
export interface Context {
  readonly sql: Sql;
  readonly buffer: Buffer;
  /** Writes queries; `sql.run` runs them. */
  readonly db: Kysely<Schema>;
  readonly cipher: Cipher;
  readonly ids: () => string;
}
