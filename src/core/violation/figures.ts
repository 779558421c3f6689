import { OUTCOMES } from './state.ts';

interface Counted {
  readonly month: string;
  readonly act: string;
  readonly outcome: string;
  readonly count: number;
  readonly hours: number;
}

export interface ActFigures {
  readonly act: string;
  /** How many came out how; "handed-over" counts beside the outcomes, since an outcome may follow it. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly decided: number;
  /** Hours of work from receipt to outcome, on average, to the tenth; 0 when nothing was decided. */
  readonly hours: number;
}

/** Months of a report: the half year up to June, or the year. */
export function monthsOf(
  kind: 'half-year' | 'year',
  year: string,
): { readonly from: string; readonly through: string } {
  return { from: `${year}-01`, through: kind === 'half-year' ? `${year}-06` : `${year}-12` };
}

/** By kind, as the plan's own reports ask for them; numbers of tips, never what they say. */
export function figuresByAct(
  rows: readonly Counted[],
  { from, through }: { readonly from: string; readonly through: string },
): readonly ActFigures[] {
  const wanted = rows.filter(({ month }) => month >= from && month <= through);
  return [...Map.groupBy(wanted, ({ act }) => act)].map(([act, ofAct]) => {
    const sum = (list: readonly Counted[], of: 'count' | 'hours') =>
      list.reduce((total, row) => total + row[of], 0);
    const outcomes = Object.fromEntries(
      [...Map.groupBy(ofAct, ({ outcome }) => outcome)].map(([outcome, list]) => [
        outcome,
        sum(list, 'count'),
      ]),
    );
    const ended = ofAct.filter(({ outcome }) => (OUTCOMES as readonly string[]).includes(outcome));
    const decided = sum(ended, 'count');
    return {
      act,
      outcomes,
      decided,
      hours: decided === 0 ? 0 : Math.round((sum(ended, 'hours') / decided) * 10) / 10,
    };
  });
}
