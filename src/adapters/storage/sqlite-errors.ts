import { StoreFailed } from '../../ports/store.ts';

/** https://www.sqlite.org/rescode.html: the file is held, full or cannot be reached; the statement is well. */
const OF_THE_WORLD = /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOMEM|PROTOCOL|INTERRUPT)(?:_|$)/;

/** What the driver throws, as the port has it; our own mistakes stay what they are. */
export function toPortError(error: unknown): unknown {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  if (typeof code !== 'string' || !OF_THE_WORLD.test(code)) return error;
  return new StoreFailed(`the database said ${code}`, { cause: error });
}
