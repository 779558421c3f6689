import type { Annex, AnnexColumn } from '../campaign/annex.ts';
import type { Unit } from '../campaign/unit.ts';
import type { Instant } from '../time/instant.ts';
import type { Board, UnitLine, UnitState } from './board.ts';
import type { UnitChecks } from './commendation.ts';
import type { Fate } from './duties.ts';

/** A figure, or blank: nothing was reported, nobody knows it, or it is for people to write. Blank is not 0. */
export type Figure = number | undefined;

/** Where the cells come from besides the board. */
export interface AnnexSources {
  readonly board: Board;
  /** What spot checks found, by unit. */
  readonly found: ReadonlyMap<string, UnitChecks>;
  readonly difficulties: readonly { readonly unit: string; readonly text: string }[];
}

export interface AnnexRow {
  readonly unit: Unit;
  readonly state: UnitState;
  readonly cells: readonly AnnexCell[];
}

/** A figure, the unit's own words, or what became of a report. */
export type AnnexCell = Figure | string | { readonly fate: Fate };

/** An annex filled from the board. Percentages have one decimal: 37.5. */
export interface AnnexTable {
  readonly annex: Annex;
  readonly rows: readonly AnnexRow[];
  /** Sums of what is there; a percentage of all is of those units whose part and whole are both known. */
  readonly totals: readonly Figure[];
}

export function fillAnnex(annex: Annex, sources: AnnexSources): AnnexTable {
  const lines = sources.board.units
    .filter(({ state }) => state !== 'free')
    .map((line) => ({
      line,
      figures: workOut(
        annex,
        annex.columns.map((column) => figureOf(column, line, sources)),
      ),
    }));
  return {
    annex,
    rows: lines.map(({ line, figures }) => ({
      unit: line.unit,
      state: line.state,
      cells: annex.columns.map(({ difficulties, report }, n) => {
        if (difficulties) return told(sources.difficulties, line.unit.id);
        return report === undefined ? figures[n] : fateOf(line, report, sources.board.at);
      }),
    })),
    totals: annex.columns.map((column, n) =>
      totalOf(
        annex,
        column,
        n,
        lines.map(({ figures }) => figures),
      ),
    ),
  };
}

/** What the column holds of its own; what is worked out from others comes after. */
function figureOf(
  column: AnnexColumn,
  { unit, entries, recent, standings }: UnitLine,
  { found }: AnnexSources,
): Figure {
  if (column.metric !== undefined) return (column.inPhase ? recent : entries).get(column.metric);
  if (column.denominator !== undefined) return unit.denominators[column.denominator];
  if (column.checks !== undefined) return found.get(unit.id)?.[CHECKS[column.checks]];
  return standings.find(({ target }) => target.id === column.goal)?.goal;
}

const CHECKS = { met: 'met', 'not-met': 'notMet', absent: 'absent' } as const;

function told(difficulties: AnnexSources['difficulties'], of: string): string | undefined {
  const said = difficulties.filter(({ unit }) => unit === of).map(({ text }) => text);
  return said.length === 0 ? undefined : said.join('; ');
}

function fateOf({ duties }: UnitLine, report: string, at: Instant): AnnexCell {
  const mine = duties.filter(({ obligation }) => obligation.report === report);
  const due = mine.filter(({ obligation }) => obligation.due <= at);
  const { fate } = due.at(-1) ?? mine[0] ?? {};
  return fate && { fate };
}

function workOut({ columns }: Annex, cells: readonly Figure[]): readonly Figure[] {
  const of = (id: string): Figure => cells[columns.findIndex((column) => column.id === id)];
  return columns.map(({ share, rest }, n) => {
    if (share) return percentOf(of(share.of), of(share.in));
    return rest ? minus(of(rest.of), of(rest.without)) : cells[n];
  });
}

const sumOf = (figures: readonly Figure[]): Figure => {
  const known = figures.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, one) => sum + one, 0);
};

function totalOf(
  { columns }: Annex,
  { share }: AnnexColumn,
  n: number,
  rows: readonly (readonly Figure[])[],
): Figure {
  if (share === undefined) return sumOf(rows.map((row) => row[n]));
  const [part, whole] = [share.of, share.in].map((id) => columns.findIndex((column) => column.id === id)) as [
    number,
    number,
  ];
  const known = rows.filter((row) => row[n] !== undefined);
  return percentOf(sumOf(known.map((row) => row[part])), sumOf(known.map((row) => row[whole])));
}

const percentOf = (part: Figure, whole: Figure): Figure =>
  part === undefined || whole === undefined || whole === 0
    ? undefined
    : Math.round((part / whole) * 1_000) / 10;

/** More done than there were leaves nobody, not fewer than nobody. */
const minus = (all: Figure, some: Figure): Figure =>
  all === undefined || some === undefined ? undefined : Math.max(0, all - some);
