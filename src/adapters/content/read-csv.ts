import { CsvError, type InfoRecord, parse } from 'csv-parse/sync';
import type { Problem } from './problem.ts';

export interface CsvRow {
  /** By the names in the first line; a column that the row does not reach is empty. */
  readonly cells: Readonly<Record<string, string>>;
  problemAt(column: string, severity: Problem['severity'], message: string): Problem;
}

export interface CsvReading {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly problems: readonly Problem[];
}

type Parsed = { readonly record: readonly string[]; readonly raw: string; readonly info: InfoRecord };

/** Reads a CSV file as people keep it: BOM, quoted fields, empty lines, and lines of comment that begin with #. */
export function readCsv(file: string, source: string): CsvReading {
  const text = source.replace(/^\uFEFF/, '');
  const problem = (offset: number, severity: Problem['severity'], message: string): Problem => {
    const before = text.slice(0, offset).split('\n');
    return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, severity, message };
  };

  let parsed: readonly Parsed[];
  try {
    parsed = parse(text, {
      info: true,
      raw: true,
      comment: '#',
      comment_no_infix: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines = 1 } = error as CsvError & { lines?: number };
    return {
      columns: [],
      rows: [],
      problems: [{ file, line: lines, column: 1, severity: 'error', message: error.message }],
    };
  }

  const problems: Problem[] = [];
  const rows: CsvRow[] = [];
  let columns: readonly string[] = [];
  let offset = 0;
  for (const [index, { record, raw }] of parsed.entries()) {
    const starts = fieldStarts(raw).map((start) => offset + start);
    const at = (field: number): number => starts[field] ?? starts.at(-1) ?? offset;
    offset += raw.length;
    if (index === 0) {
      columns = record;
      for (const [field, name] of record.entries()) {
        if (record.indexOf(name) !== field)
          problems.push(problem(at(field), 'error', `the column "${name}" is there twice`));
      }
      continue;
    }
    if (record.length > columns.length)
      problems.push(
        problem(
          at(columns.length),
          'error',
          `this row has ${record.length} fields, but there are ${columns.length} columns; put a field with a comma in quotes`,
        ),
      );
    rows.push({
      cells: Object.fromEntries(columns.map((name, field) => [name, record[field] ?? ''])),
      problemAt: (column, severity, message) =>
        problem(at(Math.max(columns.indexOf(column), 0)), severity, message),
    });
  }
  return { columns, rows, problems };
}

/** Where each field begins inside the raw text of one record, after the comments and empty lines before it. */
function fieldStarts(raw: string): readonly number[] {
  let index = /^(?:[ \t]*\r?\n|#[^\n]*\n)*/.exec(raw)?.[0].length ?? 0;
  const starts = [index];
  for (let quoted = false; index < raw.length; index++) {
    if (raw[index] === '"') quoted = !quoted;
    if (raw[index] === ',' && !quoted) starts.push(index + 1);
  }
  return starts;
}
