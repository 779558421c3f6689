import { obligationsOf } from '../core/campaign/obligations.ts';
import type { DatedChange } from '../core/change/change.ts';
import { extensionsIn, layExtensions } from '../core/change/lay-extensions.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Catalogue } from '../ports/catalogue.ts';
import { layCommune } from './lay-commune.ts';

/**
 * The deadline that holds when only these changes stand: of what the taken back change was about. Undefined where that
 * was no deadline, or the report is not owed any more.
 */
export function deadlineAfter(
  { communes, calendar }: Pick<Catalogue, 'communes' | 'calendar'>,
  undone: DatedChange,
  standing: readonly DatedChange[],
  at: Instant,
): Instant | undefined {
  const { change } = undone;
  if (change.type !== 'deadline-extended' && change.type !== 'deadline-moved') return undefined;
  const content = communes.get(undone.commune);
  if (content === undefined) return undefined;
  const commune = layCommune(content, standing);
  const { content: now, units } = commune.during(commune.eraOf(at));
  const campaign = now.campaigns.find(({ id }) => id === undone.campaign);
  if (campaign === undefined) return undefined;
  const own = obligationsOf(campaign, units, undefined, calendar);
  if (change.type === 'deadline-moved')
    return own.find(({ report, period }) => report === change.report && period === change.period)?.due;
  const laid = layExtensions(campaign, { obligations: own, firings: [] }, extensionsIn(standing), calendar);
  return laid.obligations.find(({ key }) => key === change.obligation)?.due;
}
