import type Database from 'better-sqlite3';
import type { Columns, Question, Result, Sql, Statement, Value, ValuesOf } from './sql.ts';

type Prepared = Database.Statement<Value[], unknown>;

/** Runs statements on a better-sqlite3 connection, each prepared once. Synchronous inside, whatever the signatures say. */
export function createSqliteSql(db: Database.Database): Sql {
  // The texts come from this folder, so there are a few dozen of them.
  const prepared = new Map<string, Prepared>();

  return {
    dialect: 'sqlite',
    async each<C extends Columns, Row>({ text, marks }: Statement<C, Row>, input: readonly ValuesOf<C>[]) {
      const statement = prepare(text.sqlite);
      const rows: Row[] = [];
      let count = 0;
      for (const row of input) {
        const values = marks.map((name) => row[name] as Value);
        if (statement.reader) for (const found of statement.all(...values)) rows.push(found as Row);
        else count += statement.run(...values).changes;
      }
      return { rows, count };
    },
    async ask<C extends Columns, Row>({ text, marks }: Question<C, Row>, given: ValuesOf<C>) {
      return execute<Row>(
        text.sqlite,
        marks.map((name) => given[name] as Value),
      );
    },
    async run<Row>({ sql, parameters }: Parameters<Sql['run']>[0]) {
      return execute<Row>(sql, parameters as Value[]);
    },
    async exec(text) {
      db.exec(text);
    },
  };

  function execute<Row>(text: string, values: readonly Value[]): Result<Row> {
    const statement = prepare(text);
    if (statement.reader) return { rows: statement.all(...values) as Row[], count: 0 };
    return { rows: [], count: statement.run(...values).changes };
  }

  function prepare(text: string): Prepared {
    let statement = prepared.get(text);
    if (statement === undefined) {
      statement = db.prepare<Value[], unknown>(text);
      prepared.set(text, statement);
    }
    return statement;
  }
}
