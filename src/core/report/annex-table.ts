import type { Annex, AnnexColumn } from '../campaign/annex.ts';
import type { Unit } from '../campaign/unit.ts';
import type { Board, UnitLine, UnitState } from './board.ts';

/** A figure, or blank: nothing was reported, nobody knows it, or it is for people to write. Blank is not 0. */
export type Figure = number | undefined;

export interface AnnexRow {
  readonly unit: Unit;
  readonly state: UnitState;
  readonly cells: readonly Figure[];
}

/** An annex filled from the board. Percentages have one decimal: 37.5. */
export interface AnnexTable {
  readonly annex: Annex;
  readonly rows: readonly AnnexRow[];
  /** Sums of what is there; percentages and rests are worked out from the sums. */
  readonly totals: readonly Figure[];
}

export function fillAnnex(annex: Annex, board: Board): AnnexTable {
  const rows = board.units
    .filter(({ state }) => state !== 'free')
    .map((line) => ({
      unit: line.unit,
      state: line.state,
      cells: workOut(
        annex,
        annex.columns.map((column) => cellOf(column, line)),
      ),
    }));
  const sums = annex.columns.map((_, n) => sumOf(rows.map(({ cells }) => cells[n])));
  return { annex, rows, totals: workOut(annex, sums) };
}

/** What the column holds of its own; what is worked out from others comes after. */
function cellOf(column: AnnexColumn, { unit, entries, recent, standings }: UnitLine): Figure {
  if (column.metric !== undefined) return (column.inPhase ? recent : entries).get(column.metric);
  if (column.denominator !== undefined) return unit.denominators[column.denominator];
  return standings.find(({ target }) => target.id === column.goal)?.goal;
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

const percentOf = (part: Figure, whole: Figure): Figure =>
  part === undefined || whole === undefined || whole === 0
    ? undefined
    : Math.round((part / whole) * 1_000) / 10;

const minus = (all: Figure, some: Figure): Figure =>
  all === undefined || some === undefined ? undefined : all - some;
