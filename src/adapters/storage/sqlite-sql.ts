import type Database from 'better-sqlite3';
import type { Columns, Question, Result, Sql, Statement, Value, ValuesOf } from './sql.ts';
import { toPortError } from './sqlite-errors.ts';

type Prepared = Database.Statement<Value[], unknown>;

/** Runs statements on a better-sqlite3 connection, each prepared once. Synchronous inside, whatever the signatures say. */
export function createSqliteSql(db: Database.Database): Sql {
  // The texts come from this folder, so there are a few dozen of them.
  const prepared = new Map<string, Prepared>();

  return {
    dialect: 'sqlite',
    async each<C extends Columns, Row>(
      { text, marks, columns, together }: Statement<C, Row>,
      input: readonly ValuesOf<C>[],
    ) {
      const all = together !== undefined && input.length > 1 ? asJson(columns, input) : undefined;
      if (together !== undefined && all !== undefined) return execute<Row>(together, [all]);
      const statement = prepare(text.sqlite);
      const rows: Row[] = [];
      let count = 0;
      for (const row of input) {
        const values = marks.map((name) => row[name] as Value);
        if (statement.reader) for (const found of ask(statement, values)) rows.push(found as Row);
        else count += change(statement, values);
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
    if (statement.reader) return { rows: ask(statement, values) as Row[], count: 0 };
    return { rows: [], count: change(statement, values) };
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

/** Undefined where SQLite would end a text in the middle: in JSON it takes a NUL for the end. */
function asJson<C extends Columns>(columns: Statement<C>['columns'], input: readonly ValuesOf<C>[]) {
  const rows = input.map((row) => columns.map((name) => toCell(row[name] as Value)));
  const json = JSON.stringify(rows);
  return json.includes('\\u0000') ? undefined : json;
}

const toCell = (value: Value): string | number | null =>
  value instanceof Uint8Array ? value.toHex() : value;

function ask(statement: Prepared, values: readonly Value[]): readonly unknown[] {
  try {
    return statement.all(...values);
  } catch (error) {
    throw toPortError(error);
  }
}

function change(statement: Prepared, values: readonly Value[]): number {
  try {
    return statement.run(...values).changes;
  } catch (error) {
    throw toPortError(error);
  }
}
