import type { CompiledQuery } from 'kysely';
import type { Dialect } from './dialect.ts';

export type Value = string | number | Uint8Array | null;

export interface Result<Row> {
  readonly rows: readonly Row[];
  /** Rows written. */
  readonly count: number;
}

/** One open transaction on either database. */
export interface Sql {
  readonly dialect: Dialect;
  /** The hot path: one statement for many rows. */
  each<C extends Columns, Row>(
    statement: Statement<C, Row>,
    rows: readonly ValuesOf<C>[],
  ): Promise<Result<Row>>;
  /** One statement with one row of values, prepared too. */
  ask<C extends Columns, Row>(question: Question<C, Row>, values: ValuesOf<C>): Promise<Result<Row>>;
  /** What Kysely made. */
  run<Row>(query: CompiledQuery<Row>): Promise<Result<Row>>;
  /** DDL: one or more statements without parameters. */
  exec(text: string): Promise<void>;
}

type Kind = 'text' | 'int' | 'blob';
export type Columns = Readonly<Record<string, Kind | `${Kind}?`>>;

interface Kinds {
  text: string;
  int: number;
  blob: Uint8Array;
}
export type ValuesOf<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends `${infer K extends Kind}?`
    ? Kinds[K] | null
    : Kinds[C[Name] & Kind];
};

/**
 * A statement for many rows, written once for both databases: `{values}` stands where an INSERT has its rows and
 * `{rows}` for a table r of them; what is joined to r has all its conditions in ON. SQLite runs what writes once per
 * row, prepared, with the row's values in place of r; PostgreSQL once, with an array a column.
 */
export interface Statement<C extends Columns, Row = never> {
  readonly columns: readonly (string & keyof C)[];
  readonly text: Readonly<Record<Dialect, string>>;
  /** The columns that stand behind the marks of the text for SQLite, in their order. */
  readonly marks: readonly (string & keyof C)[];
  /** What reads, for SQLite with many rows at once: one mark stands for all of them, as JSON with the columns in order. */
  readonly together: string | undefined;
  /** Set when each row must write one: what it means if one did not. */
  readonly stale: string | undefined;
  /** Never there; it carries the type. */
  readonly row?: Row;
  /** The type of the rows that come back. */
  returning<Returned>(): Statement<C, Returned>;
}

export function statement<const C extends Columns>(
  columns: C,
  text: string,
  { stale }: { readonly stale?: string } = {},
): Statement<C> {
  const names = Object.keys(columns) as (string & keyof C)[];
  const arrays = names.map((name, i) => `$${i + 1}::${postgresType(columns[name] as Kind)}[]`).join(', ');
  const unnested = `unnest(${arrays}) AS r (${names.join(', ')})`;
  const sqlite = forOneRow(text, columns);
  const made: Statement<C> = {
    columns: names,
    marks: sqlite.marks,
    together: forManyRows(text, columns),
    text: {
      sqlite: sqlite.text,
      postgres: text.replace('{values}', `SELECT * FROM ${unnested}`).replace('{rows}', unnested),
    },
    stale,
    returning: <Returned>() => made as unknown as Statement<C, Returned>,
  };
  return made;
}

/** A statement in which values stand wherever it says `{name}`. */
export interface Question<C extends Columns, Row = never> {
  readonly columns: readonly (string & keyof C)[];
  readonly text: Readonly<Record<Dialect, string>>;
  readonly marks: readonly (string & keyof C)[];
  readonly row?: Row;
  returning<Returned>(): Question<C, Returned>;
}

export function question<const C extends Columns>(columns: C, text: string): Question<C> {
  const names = Object.keys(columns) as (string & keyof C)[];
  const sqlite = withMarks(text, /\{(\w+)\}/g, columns);
  const made: Question<C> = {
    columns: names,
    marks: sqlite.marks,
    text: {
      sqlite: sqlite.text,
      postgres: text.replace(
        /\{(\w+)\}/g,
        (_, name: string) => `$${names.indexOf(name) + 1}::${postgresType(columns[name] as Kind)}`,
      ),
    },
    returning: <Returned>() => made as unknown as Question<C, Returned>,
  };
  return made;
}

function postgresType(kind: string): string {
  if (kind.startsWith('int')) return 'bigint';
  return kind.startsWith('blob') ? 'bytea' : 'text';
}

/**
 * SQLite joins even with a single row at several times the price of reading it from marks, so `r.name` becomes a mark
 * and r goes away; only where it is named once for all, `WITH r AS (SELECT * FROM {rows})`, it stays a table.
 */
function forOneRow<C extends Columns>(
  text: string,
  columns: C,
): { readonly text: string; readonly marks: readonly (string & keyof C)[] } {
  const names = Object.keys(columns);
  if (text.includes('{values}')) {
    return { text: text.replace('{values}', `VALUES (${names.map(() => '?').join(', ')})`), marks: names };
  }
  if (text.includes('(SELECT * FROM {rows})')) {
    const table = names.map((name) => `? AS ${name}`).join(', ');
    return { text: text.replace('SELECT * FROM {rows}', `SELECT ${table}`), marks: names };
  }
  const direct = text
    .replace(/FROM \{rows\}\s+JOIN (\w+ \w+)\s+ON/, 'FROM $1 WHERE')
    .replace(/\s*FROM \{rows\}/, '');
  return withMarks(direct, /\br\.(\w+)/g, columns);
}

/** From two rows on it is the cheaper way, and at a hundred a fourth of the price. r comes first, whatever is known of sizes. */
function forManyRows(text: string, columns: Columns): string | undefined {
  const joined = /^(SELECT .*)FROM \{rows\}\s+JOIN /s;
  if (!joined.test(text)) return undefined;
  const cells = Object.entries(columns).map(([name, kind], i) =>
    kind.startsWith('blob') ? `unhex(value ->> ${i}) AS ${name}` : `value ->> ${i} AS ${name}`,
  );
  return text.replace(joined, `$1FROM (SELECT ${cells.join(', ')} FROM json_each(?)) AS r CROSS JOIN `);
}

/** The cast hides the value from the planner, which would look at a bare mark and plan anew for each value. */
function withMarks<C extends Columns>(
  text: string,
  places: RegExp,
  columns: C,
): { readonly text: string; readonly marks: readonly (string & keyof C)[] } {
  const marks: string[] = [];
  const marked = text.replace(places, (_, name: string) => {
    marks.push(name);
    return `CAST(? AS ${sqliteType(columns[name] as Kind)})`;
  });
  return { text: marked, marks };
}

function sqliteType(kind: string): string {
  if (kind.startsWith('int')) return 'INTEGER';
  return kind.startsWith('blob') ? 'BLOB' : 'TEXT';
}
