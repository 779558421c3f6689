import { StaleVersion } from '../../ports/store.ts';
import { TABLES, type Table } from './schema.ts';
import type { Columns, Sql, Statement, ValuesOf } from './sql.ts';

/** Writes wait here and go out as multi-row statements: before the next read of their table, and at the end. */
export interface Buffer {
  /**
   * `key` names the row that is written, where two writes of one transaction can meet in it: PostgreSQL refuses to
   * touch a row twice in one statement, so the second one begins a statement of its own.
   */
  write<C extends Columns>(table: Table, statement: Statement<C>, row: ValuesOf<C>, key?: string): void;
  /** Everything, or what waits for these tables. Every read begins with it. */
  flush(...tables: readonly Table[]): Promise<void>;
  /** Whatever comes after that is a mistake: the transaction has ended. */
  close(): void;
}

interface Batch {
  readonly statement: Statement<Columns>;
  readonly rows: ValuesOf<Columns>[];
  readonly keys: Set<string>;
}

export function createBuffer(sql: Pick<Sql, 'each'>): Buffer {
  const waiting = new Map<Table, Batch[]>();
  let open = true;

  return {
    write(table, statement, row, key) {
      assertOpen();
      const batches = waiting.get(table) ?? [];
      waiting.set(table, batches);
      let batch = batches.at(-1);
      if (
        batch?.statement !== (statement as Statement<Columns>) ||
        (key !== undefined && batch.keys.has(key))
      ) {
        batch = { statement: statement as unknown as Statement<Columns>, rows: [], keys: new Set() };
        batches.push(batch);
      }
      batch.rows.push(row as ValuesOf<Columns>);
      if (key !== undefined) batch.keys.add(key);
    },
    async flush(...tables) {
      assertOpen();
      if (waiting.size === 0) return;
      // Sent together and carried out in this order.
      const sent: Promise<void>[] = [];
      for (const table of tables.length === 0 ? TABLES : tables) {
        for (const batch of waiting.get(table) ?? []) sent.push(send(sql, batch));
        waiting.delete(table);
      }
      await Promise.all(sent);
    },
    close() {
      open = false;
    },
  };

  function assertOpen(): void {
    if (!open) throw new Error('this transaction has ended; await everything inside it');
  }
}

async function send(sql: Pick<Sql, 'each'>, { statement, rows }: Batch): Promise<void> {
  const { count } = await sql.each(statement, rows);
  if (statement.stale !== undefined && count !== rows.length) throw new StaleVersion(statement.stale);
}
