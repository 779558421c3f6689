import type { Board } from './board.ts';
import { type UnitProgress, unitProgress } from './progress.ts';

export interface Ranked extends UnitProgress {
  /** Counted from 1; equal shares have the same one, and the next place is left out for each of them. */
  readonly place: number;
  /** Others have come just as far. */
  readonly shared: boolean;
}

export interface Ranking {
  readonly ranked: readonly Ranked[];
  /** Nothing of what is asked of them has been reached, or nobody is to be reached: there is no first place in that. */
  readonly begun: readonly UnitProgress[];
  /** Have neither recorded nor filed anything. */
  readonly silent: readonly UnitProgress[];
}

/** Units by how far they have come with what is asked of them; whoever has nothing to show has no place. */
export function rankUnits(board: Pick<Board, 'units'>): Ranking {
  const lines = new Map(board.units.map((line) => [line.unit.id, line]));
  const isSilent = ({ unit, standing }: UnitProgress): boolean =>
    lines.get(unit.id)?.entries.get(standing.target.metric) === undefined;
  const all = unitProgress(board);
  const silent = all.filter((one) => isSilent(one));
  const telling = all.filter((one) => !isSilent(one));
  const running = telling.filter(({ standing }) => standing.have > 0);
  return {
    ranked: running.map((one) => ({
      ...one,
      place: 1 + running.filter(({ share }) => share > one.share).length,
      shared: running.filter(({ share }) => share === one.share).length > 1,
    })),
    begun: telling.filter(({ standing }) => standing.have === 0),
    silent,
  };
}
