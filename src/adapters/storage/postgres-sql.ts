import type { PoolClient, QueryResult } from 'pg';
import { toPortError } from './postgres-errors.ts';
import type { Columns, Question, Result, Sql, Statement, ValuesOf } from './sql.ts';

/**
 * Runs statements on one pipelined PostgreSQL connection, which answers in the order in which it is asked, each
 * prepared under the name that `nameOf` gives it.
 */
export function createPostgresSql(client: PoolClient, nameOf: (text: string) => string): Sql {
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
    exec: async (text) => void (await client.query(text).catch(rethrow)),
  };

  async function query<Row>(text: string, values: unknown[]): Promise<Result<Row>> {
    const { rows, rowCount }: QueryResult = await client
      .query({ name: nameOf(text), text, values })
      .catch(rethrow);
    return { rows: rows as Row[], count: rowCount ?? 0 };
  }
}

function rethrow(error: unknown): never {
  throw toPortError(error);
}
