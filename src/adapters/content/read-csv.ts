import { CsvError, parse } from 'csv-parse/sync';
import type { Problem } from './problem.ts';

type ProblemAt = (column: string, severity: Problem['severity'], message: string) => Problem;

export interface CsvRow {
  /** By the names in the first line; a column that the row does not reach is empty. */
  readonly cells: Readonly<Record<string, string>>;
  readonly problemAt: ProblemAt;
}

export interface CsvReading {
  readonly columns: readonly string[];
  /** At the name of a column in the first line. */
  readonly headerProblemAt: ProblemAt;
  readonly rows: readonly CsvRow[];
  readonly problems: readonly Problem[];
}

/** Reads a CSV file as people keep it: BOM, quoted fields, empty lines, and lines of comment that begin with #. */
export function readCsv(file: string, source: string): CsvReading {
  const text = source.replace(/^\uFEFF/, '');
  const parsed = parseRecords(text);
  if ('line' in parsed) {
    const problem: Problem = { file, column: 1, severity: 'error', ...parsed };
    return { columns: [], headerProblemAt: () => problem, rows: [], problems: [problem] };
  }

  const [header, ...records] = placed(parsed);
  const columns = header?.fields ?? [];
  const at =
    (record: Placed | undefined): ProblemAt =>
    (column, severity, message) =>
      problemIn(record, Math.max(columns.indexOf(column), 0), severity, message);

  const twice = columns.flatMap((name, field) =>
    columns.indexOf(name) < field
      ? [problemIn(header, field, 'error', `the column "${name}" is there twice`)]
      : [],
  );
  const tooLong = records.flatMap((record) => {
    const message = `this row has ${record.fields.length} fields, but there are ${columns.length} columns; put a field with a comma in quotes`;
    return record.fields.length > columns.length ? [problemIn(record, columns.length, 'error', message)] : [];
  });
  const rows = records.map((record) => ({
    cells: Object.fromEntries(columns.map((name, field) => [name, record.fields[field] ?? ''])),
    problemAt: at(record),
  }));
  return { columns, headerProblemAt: at(header), rows, problems: [...twice, ...tooLong] };

  function problemIn(
    record: Placed | undefined,
    field: number,
    severity: Problem['severity'],
    message: string,
  ): Problem {
    const offset = record?.starts[field] ?? record?.starts.at(-1) ?? 0;
    const before = text.slice(0, offset).split('\n');
    return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, severity, message };
  }
}

interface Placed {
  readonly fields: readonly string[];
  /** Where each field begins in the file. */
  readonly starts: readonly number[];
}
type Parsed = { readonly record: readonly string[]; readonly raw: string };

function parseRecords(text: string): readonly Parsed[] | Pick<Problem, 'line' | 'message'> {
  try {
    const options = { comment: '#', comment_no_infix: true, skip_empty_lines: true, trim: true } as const;
    return parse(text, {
      ...options,
      info: true,
      raw: true,
      relax_column_count: true,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { readonly lines?: number };
    return { line: lines ?? 1, message: error.message };
  }
}

/** The raw text of a record includes the comments and empty lines before it, so all of them together are the file. */
function placed(parsed: readonly Parsed[]): readonly Placed[] {
  let offset = 0;
  return parsed.map(({ record, raw }) => {
    const starts = fieldStarts(raw).map((start) => offset + start);
    offset += raw.length;
    return { fields: record, starts };
  });
}

function fieldStarts(raw: string): readonly number[] {
  let index = /^(?:[ \t]*\r?\n|#[^\n]*\n)*/.exec(raw)?.[0].length ?? 0;
  const starts = [index];
  for (let quoted = false; index < raw.length; index++) {
    if (raw[index] === '"') quoted = !quoted;
    if (raw[index] === ',' && !quoted) starts.push(index + 1);
  }
  return starts;
}
