import { OUTCOMES } from './state.ts';

interface Counted {
  readonly month: string;
  readonly act: string;
  readonly outcome: string;
  readonly count: number;
  readonly hours: number;
}

export interface ActFigures {
  /** The id of an act, or "other". */
  readonly act: string;
  /** How many came out how; "handed-over" counts beside the outcomes, since an outcome may follow it. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly decided: number;
  /** Hours of work from receipt to outcome, on average, to the tenth; 0 when nothing was decided. */
  readonly hours: number;
}

/** What a half-yearly or yearly report of the plan says about tips; numbers of tips, never what they say. */
export interface TipReport {
  readonly year: string;
  /** From January through this month. */
  readonly through: number;
  /** In the order of the plan's acts, the others last. */
  readonly acts: readonly ActFigures[];
  readonly all: ActFigures;
  /** Without an outcome yet, of whatever kind: that is sealed. */
  readonly open: number;
  /** Over the time that the plan gives for what comes next. */
  readonly overdue: number;
}

interface Period {
  readonly year: string;
  readonly through: number;
}

export function tipReport(
  rows: readonly Counted[],
  { year, through }: Period,
  known: readonly { readonly id: string }[],
  now: Pick<TipReport, 'open' | 'overdue'>,
): TipReport {
  const last = `${year}-${String(through).padStart(2, '0')}`;
  const wanted = rows.filter(({ month }) => month >= `${year}-01` && month <= last);
  const ids = [...known.map(({ id }) => id), 'other'];
  const acts = ids.flatMap((id) => {
    const ofAct = wanted.filter(({ act }) => act === id);
    return ofAct.length === 0 ? [] : [sumUp(id, ofAct)];
  });
  return { year, through, acts, all: sumUp('all', wanted), ...now };
}

function sumUp(act: string, rows: readonly Counted[]): ActFigures {
  const sum = (of: readonly Counted[], what: 'count' | 'hours') =>
    of.reduce((total, row) => total + row[what], 0);
  const ofOutcome = [...Map.groupBy(rows, ({ outcome }) => outcome)];
  const ended = rows.filter(({ outcome }) => (OUTCOMES as readonly string[]).includes(outcome));
  const decided = sum(ended, 'count');
  return {
    act,
    outcomes: Object.fromEntries(ofOutcome.map(([outcome, list]) => [outcome, sum(list, 'count')])),
    decided,
    hours: decided === 0 ? 0 : Math.round((sum(ended, 'hours') / decided) * 10) / 10,
  };
}
