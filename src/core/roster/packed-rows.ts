import type { Changeable } from './changeable.ts';
import type { JudgedRow, Person } from './judge.ts';
import type { Written } from './written.ts';

/**
 * Rows as drafts keep them: JSON of a third of the length. A row says its number, its source, which piece of the source each
 * value is, and what else there is to say of it; that most rows are accepted is not said. Rows of before are read too.
 */
export function packRows(rows: readonly JudgedRow[]): string {
  const layouts: Layout[] = [];
  const indices = new Map<string, number>();
  const known = (layout: Layout): number => {
    const key = JSON.stringify(layout);
    const index = indices.get(key) ?? layouts.push(layout) - 1;
    indices.set(key, index);
    return index;
  };
  let last = -1;
  const packed = rows.map((row): Packed => {
    const pieces = row.written.source.split(BETWEEN);
    const before = layouts[last];
    if (before === undefined || !fits(before, row, pieces)) last = known(layoutOf(row, pieces));
    const layout = layouts[last] as Layout;
    const more = moreOf(row, layout);
    return more === undefined
      ? [row.number, row.written.source, last]
      : [row.number, row.written.source, last, more];
  });
  return JSON.stringify({ layouts, rows: packed });
}

export function unpackRows(packed: string): readonly JudgedRow[] {
  const read = JSON.parse(packed) as
    | readonly JudgedRow[]
    | { readonly layouts: readonly Layout[]; readonly rows: readonly Packed[] };
  return 'layouts' in read ? read.rows.map((row) => unpack(row, read.layouts)) : read;
}

/** Which piece of the source a value is, and whether the person has it as it is written. */
type Layout = readonly (readonly [field: Value, piece: number, isRead: 0 | 1])[];
type Packed = readonly [number: number, source: string, layout: number, more?: More];
type More = Partial<Omit<JudgedRow, 'number' | 'written' | 'person'>> & {
  readonly written?: Partial<Written>;
  readonly person?: Partial<Person>;
};

/** What can be a piece of a source; of plates only one alone. */
const VALUES = [
  'name',
  'address',
  'citizenId',
  'phone',
  'plates',
  'birth',
  'schoolClass',
  'done',
  'helper',
] as const;
type Value = (typeof VALUES)[number];

const BETWEEN = ' | ';

function textOf(written: Written, field: Value): string | undefined {
  if (field !== 'plates') return written[field];
  return written.plates?.length === 1 ? written.plates[0] : undefined;
}

/** The person has just that. */
function isRead(person: Partial<Person>, field: Value, value: string): boolean {
  if (field === 'plates') return person.plates?.length === 1 && person.plates[0] === value;
  if (field === 'birth' || field === 'schoolClass' || field === 'done' || field === 'helper') return false;
  return person[field] === value;
}

function layoutOf({ written, person }: JudgedRow, pieces: readonly string[]): Layout {
  return VALUES.flatMap((field) => {
    const value = textOf(written, field);
    const piece = value === undefined ? -1 : pieces.indexOf(value);
    return value === undefined || piece < 0
      ? []
      : [[field, piece, isRead(person, field, value) ? 1 : 0] as const];
  });
}

/** Sooner seen than found: most rows are laid out as the one before. */
function fits(layout: Layout, { written, person }: JudgedRow, pieces: readonly string[]): boolean {
  let others = -2 - layout.length;
  for (const _ in written) others += 1;
  if (others !== 0) return false;
  for (const [field, piece, read] of layout) {
    const value = textOf(written, field);
    if (value === undefined || pieces[piece] !== value || isRead(person, field, value) !== (read === 1))
      return false;
  }
  return true;
}

/** What of the row its layout does not say. */
function moreOf(row: JudgedRow, layout: Layout): More | undefined {
  const { number, written, person, verdict, reasons } = row;
  let more: Record<string, unknown> | undefined;
  const tell = (key: keyof More, what: unknown): void => {
    more ??= {};
    more[key] = what;
  };
  for (const key in row) if (!TOLD.has(key)) tell(key as keyof More, row[key as keyof More]);
  if (verdict !== 'accepted') tell('verdict', verdict);
  if (reasons.length > 0) tell('reasons', reasons);
  if (countKeys(written) > 2 + layout.length || written.number !== number)
    tell('written', without(written, layout));
  const read = layout.filter(([, , isRead]) => isRead === 1);
  if (countKeys(person) > read.length) tell('person', without(person, read));
  return more;
}

/** Those are told by other means. */
const TOLD: ReadonlySet<string> = new Set(['number', 'written', 'person', 'verdict', 'reasons']);

function countKeys(values: object): number {
  let count = 0;
  for (const _ in values) count += 1;
  return count;
}

/** The source is there already, the number where it is another one. */
function without<T extends Partial<Written> | Partial<Person>>(values: T, layout: Layout): Partial<T> {
  const said = new Set<string>(['source', ...layout.map(([field]) => field)]);
  return Object.fromEntries(Object.entries(values).filter(([field]) => !said.has(field))) as Partial<T>;
}

function unpack([number, source, index, more]: Packed, layouts: readonly Layout[]): JudgedRow {
  const pieces = source.split(BETWEEN);
  const written: Changeable<Written> = { number, source };
  const person: Changeable<Partial<Person>> = {};
  for (const [field, piece, isRead] of layouts[index] ?? []) {
    const value = pieces[piece] ?? '';
    if (field === 'plates') {
      written.plates = [value];
      if (isRead === 1) person.plates = [value];
      continue;
    }
    written[field] = value;
    if (isRead === 1) person[field as 'name'] = value;
  }
  if (more === undefined) return { number, written, verdict: 'accepted', reasons: [], person };
  Object.assign(written, more.written);
  Object.assign(person, more.person);
  return { number, verdict: 'accepted', reasons: [], ...more, written, person };
}
