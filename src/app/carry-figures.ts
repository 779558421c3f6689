import type { Unit } from '../core/campaign/unit.ts';
import { baseSubject } from '../core/report/count-subject.ts';
import type { Instant } from '../core/time/instant.ts';
import type { StatedFigure, Tx } from '../ports/store.ts';
import type { Plan } from './planner.ts';

/** What people had stated for these units counts for the one that goes on: the sum of those who said something. */
export async function carryFigures(
  tx: Tx,
  plan: Plan,
  parents: readonly Unit[],
  heir: string,
  at: Instant,
): Promise<void> {
  const { commune, id: campaign } = plan.campaign;
  const own = new Set(parents.map(({ id }) => id));
  const stated = (await tx.stated.of(commune, campaign)).filter(({ unit }) => own.has(unit));
  for (const [subject, figures] of Map.groupBy(stated, ({ subject: one }) => one)) {
    if (figures.every(({ unit }) => unit === heir)) continue;
    const value = sumOf(plan, parents, heir, subject, figures, at);
    if (value === undefined) continue;
    tx.stated.state({ commune, campaign, unit: heir, subject, value, by: 'bot', at });
  }
}

function sumOf(
  { obligations }: Plan,
  parents: readonly Unit[],
  heir: string,
  subject: string,
  figures: readonly StatedFigure[],
  at: Instant,
): number | undefined {
  const told = figures.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const [kind = '', ...rest] = subject.split(':');
  switch (kind) {
    // What was due before belongs to the units of that day.
    case 'count': {
      const [report, period] = (rest[0] ?? '').split('/');
      const isOpen = [...obligations.values()].some(
        (one) => one.unit === heir && one.report === report && one.period === period && one.due > at,
      );
      return isOpen ? told : undefined;
    }
    // A whole of which one part is not known is not known.
    case 'base': {
      const byUnit = new Map(figures.map(({ unit, value }) => [unit, value]));
      const parts = parents.map(({ id, denominators }) => byUnit.get(id) ?? denominators[columnOf(subject)]);
      return parts.reduce<number | undefined>(
        (sum, part) => (sum === undefined || part === undefined || part === null ? undefined : sum + part),
        0,
      );
    }
    case 'pledge':
      return figures.length === parents.length ? told : undefined;
    default:
      return told;
  }
}

const columnOf = (subject: string): string => subject.slice(baseSubject('').length);

/** What was stated for a unit by a change that is taken back is again what it was before. */
export async function uncarryFigures(
  tx: Tx,
  commune: string,
  campaign: string,
  heir: string,
  since: Instant,
  at: Instant,
): Promise<void> {
  const place = { commune, campaign, unit: heir };
  for (const figure of await tx.stated.of(commune, campaign, heir)) {
    // Whatever was stated since then stays.
    if (figure.by !== 'bot' || figure.at !== since) continue;
    const told = await tx.stated.history(commune, campaign, heir, figure.subject);
    const before = told.findLast((one) => one.at < since);
    const { subject } = figure;
    tx.stated.state({ ...place, subject, value: before?.value ?? null, by: before?.by ?? 'bot', at });
  }
}
