import type { PoolClient, QueryResult } from 'pg';
import type { Columns, Question, Result, Sql, Statement, ValuesOf } from './sql.ts';

/** Runs statements on one PostgreSQL connection, one after the other, each prepared under the name that `nameOf` gives it. */
export function createPostgresSql(client: PoolClient, nameOf: (text: string) => string): Sql {
  let line: Promise<unknown> = Promise.resolve();

  return {
    dialect: 'postgres',
    each<C extends Columns, Row>({ text, columns }: Statement<C, Row>, input: readonly ValuesOf<C>[]) {
      if (input.length === 0) return Promise.resolve({ rows: [], count: 0 });
      return query<Row>(
        text.postgres,
        columns.map((column) => input.map((row) => row[column])),
      );
    },
    ask: <C extends Columns, Row>({ text, columns }: Question<C, Row>, values: ValuesOf<C>) =>
      query<Row>(
        text.postgres,
        columns.map((column) => values[column]),
      ),
    run: <Row>({ sql, parameters }: Parameters<Sql['run']>[0]) => query<Row>(sql, [...parameters]),
    exec: (text) => inLine(async () => void (await client.query(text))),
  };

  async function query<Row>(text: string, values: unknown[]): Promise<Result<Row>> {
    const { rows, rowCount }: QueryResult = await inLine(() =>
      client.query({ name: nameOf(text), text, values }),
    );
    return { rows: rows as Row[], count: rowCount ?? 0 };
  }

  /** Reads of one transaction may be started together; a connection answers one at a time. */
  function inLine<T>(work: () => Promise<T>): Promise<T> {
    const turn = line.then(work);
    line = turn.catch(() => {});
    return turn;
  }
}
