import { hint } from '../../core/campaign/nearest.ts';
import { Unit } from '../../core/campaign/unit.ts';
import type { Problem } from './problem.ts';
import { type CsvRow, readCsv } from './read-csv.ts';

const REQUIRED = ['id', 'kind', 'name', 'head', 'sample'] as const;

/** The columns about the unit itself, blank where the file leaves one out; every other column is a denominator. */
const BLANK = {
  id: '',
  kind: '',
  name: '',
  aliases: '',
  head: '',
  deputy: '',
  sample: '',
  since: '',
  until: '',
  into: '',
};
type Cells = typeof BLANK & CsvRow['cells'];

interface UnitReading {
  readonly unit: Unit;
  readonly problemAt: CsvRow['problemAt'];
}

export interface UnitsReading {
  readonly units: readonly UnitReading[];
  /** The columns that hold figures. */
  readonly denominators: readonly string[];
  readonly headerProblemAt: CsvRow['problemAt'];
  readonly problems: readonly Problem[];
}

/** Reads units.csv; a row with a mistake is left out and told, the others are kept. */
export function readUnits(commune: string, file: string, source: string): UnitsReading {
  const { columns, headerProblemAt, rows, problems: broken } = readCsv(file, source);
  const problems: Problem[] = [...broken];
  const denominators = columns.filter((name) => !Object.hasOwn(BLANK, name));

  if (columns.length === 0 && broken.length > 0)
    return { units: [], denominators, headerProblemAt, problems };
  const absent = REQUIRED.filter((name) => !columns.includes(name));
  for (const name of absent) {
    const message = `the column "${name}" is missing in the first line${hint(name, denominators)}`;
    problems.push({ file, line: 1, column: 1, severity: 'error', message });
  }
  if (absent.length > 0) return { units: [], denominators, headerProblemAt, problems };

  const seen = new Set<string>();
  const units: UnitReading[] = [];
  for (const row of rows) {
    const cells = { ...BLANK, ...row.cells };
    const { id } = cells;
    const mistakes = mistakesOf(cells, row.problemAt, denominators);
    if (seen.has(id) && id !== '')
      mistakes.push(row.problemAt('id', 'error', `there is a unit "${id}" already; every id is used once`));
    seen.add(id);
    const result = Unit.safeParse(toUnit(commune, cells, denominators));
    for (const { path, message } of mistakes.length > 0 ? [] : (result.error?.issues ?? []))
      mistakes.push(row.problemAt(String(path[0]), 'error', `${String(path[0])}: ${message}`));
    problems.push(...mistakes);
    if (mistakes.length === 0 && result.success) units.push({ unit: result.data, problemAt: row.problemAt });
  }
  return { units, denominators, headerProblemAt, problems };
}

/** What a schema could only say less kindly. */
function mistakesOf(
  cells: Cells,
  problemAt: CsvRow['problemAt'],
  denominators: readonly string[],
): Problem[] {
  const mistakes: Problem[] = [];
  const name = cells.name || cells.id || 'this unit';
  if (cells.name === '') mistakes.push(problemAt('name', 'error', `"${cells.id}" has no name`));
  if (cells.head === '')
    mistakes.push(
      problemAt(
        'head',
        'error',
        `${name} has no head: write what its head is called, such as Trưởng thôn (never a person's name)`,
      ),
    );
  if (!['yes', 'no'].includes(cells.sample))
    mistakes.push(
      problemAt(
        'sample',
        'error',
        `sample: write yes where ${name} is made up, no where the plan or the commune names it`,
      ),
    );
  for (const column of denominators) {
    const figure = cells[column] ?? '';
    if (figure !== '' && !/^\d+$/.test(figure))
      mistakes.push(
        problemAt(
          column,
          'error',
          `${column}: "${figure}" is not a whole number; write digits only, or leave it empty when nobody knows`,
        ),
      );
  }
  return mistakes;
}

function toUnit(commune: string, cells: Cells, denominators: readonly string[]): unknown {
  const known = denominators.filter((column) => cells[column] !== '');
  return {
    id: cells.id,
    commune,
    kind: cells.kind,
    name: cells.name,
    aliases: several(cells.aliases),
    head: cells.head,
    ...(cells.deputy ? { deputy: cells.deputy } : {}),
    denominators: Object.fromEntries(known.map((column) => [column, Number(cells[column])])),
    sample: cells.sample === 'yes',
    ...(cells.since ? { since: cells.since } : {}),
    ...(cells.until ? { until: cells.until } : {}),
    ...(cells.into ? { into: several(cells.into) } : {}),
  };
}

/** "a | b": several in one cell. */
const several = (cell: string): readonly string[] =>
  cell
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '');
