import type { Campaign } from '../campaign/campaign.ts';
import type { Unit } from '../campaign/unit.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import type { Instant } from '../time/instant.ts';
import type { Figures } from './figures.ts';
import { listOf } from './list-of.ts';
import { begunTargets, gapOf, standingOf, unitsOf } from './standing.ts';

/** Named after the first figure; more would not be read. */
const MANY = 4;

/**
 * What one unit lacks, in one sentence: against the target it is furthest from, and which of the people on its list
 * have not achieved what else the list asks: "Thôn 3 còn thiếu 12/57 người; chưa có GPLX: 8." Undefined where nobody is
 * on the list and no target is set. `rows` counts the list.
 */
export function sayGap(
  campaign: Campaign,
  unit: Unit,
  figures: Figures,
  rows: number,
  at: Instant,
): Text | undefined {
  const metrics = listOf(campaign, unit)?.metrics ?? [];
  const own = begunTargets(campaign, at)
    .filter((target) => !target.encouraged && metrics.includes(target.metric))
    .filter((target) => unitsOf(target, [unit]).length > 0)
    .map((target) => standingOf(target, [unit], figures, unit.id))
    .filter(({ goal }) => goal !== undefined);
  const main = own.toSorted((a, b) => gapOf(b) - gapOf(a))[0];
  const mine = new Set([unit.id]);
  const lacking = metrics
    .filter((metric) => metric !== main?.target.metric)
    .map((metric) => ({ metric, count: rows - figures.during([]).entries(metric, mine) }))
    .filter(({ count }) => count > 0)
    .slice(0, MANY);
  const more = chain(
    lacking.map(({ metric, count }) => text('reminder.gap.more', { lacks: text(`lacks.${metric}`), count })),
  );
  const name = plain(unit.name);
  if (main === undefined)
    return rows === 0 ? undefined : text('reminder.gap.rows', { unit: name, rows, more });
  const gap = gapOf(main);
  const about = { unit: name, gap, goal: main.goal ?? 0, more };
  return text(gap > 0 ? 'reminder.gap.missing' : 'reminder.gap.met', about);
}

/** One behind the other in one sentence. */
const chain = (parts: readonly Text[]): Text =>
  parts.reduce<Text>((before, part) => text('flow.pair', { before, part }), plain(''));
