import { plain, type Text } from '../message/message.ts';
import { Day } from '../time/day.ts';
import { showDay } from '../time/show.ts';
import type { Campaign } from './campaign.ts';
import type { Obligation } from './obligations.ts';

/** What the period of an obligation is called; undefined where the report is owed only once. */
export function periodText(
  { phases, reports }: Pick<Campaign, 'phases' | 'reports'>,
  { report, period }: Pick<Obligation, 'report' | 'period'>,
): Text | undefined {
  const deadlines = reports.find(({ id }) => id === report)?.due ?? [];
  const own = deadlines.find((one) => one.every === undefined && (one.period ?? one.phase) === period);
  const phase = phases.find(({ id }) => id === period);
  const name = (own?.every === undefined ? own?.name : undefined) ?? phase?.name;
  if (name !== undefined) return plain(name);
  if (own !== undefined) return plain(period);

  const on = Day.safeParse(period).data;
  if (on !== undefined) {
    const which = deadlines.some(({ every }) => every === 'week') ? 'week' : 'day';
    return { key: `campaign.period.${which}`, params: { day: showDay(on) } };
  }
  const [year = '', part] = period.split('-');
  if (!/^\d{4}$/.test(year)) return undefined;
  if (part === undefined) return { key: 'campaign.period.year', params: { year } };
  if (part.startsWith('h')) return { key: `campaign.period.half-${part.slice(1)}`, params: { year } };
  return { key: 'campaign.period.month', params: { month: String(Number(part)), year } };
}
