import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Say } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { wilson } from '../../core/report/wilson.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { SpotItem, Tx } from '../../ports/store.ts';
import { loadFigures } from '../load-figures.ts';
import type { Plan } from '../planner.ts';

export interface Checked {
  readonly met: number;
  readonly notMet: number;
  readonly absent: number;
  /** Of those who were met: how many rows were wrong, with the interval that this allows for all of them. */
  readonly error: number;
  readonly low: number;
  readonly high: number;
}

/** The last word on each row counts, over all checks. */
export function tallyChecked(items: readonly SpotItem[]): Checked {
  const last = new Map(
    items
      .filter(({ outcome }) => outcome !== undefined)
      .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
      .map((item) => [item.entry, item.outcome]),
  );
  const count = (wanted: SpotItem['outcome']): number =>
    [...last.values()].filter((one) => one === wanted).length;
  const [met, notMet, absent] = [count('met'), count('not-met'), count('absent')];
  const [low, high] = wilson(notMet, met + notMet);
  return { met, notMet, absent, error: met + notMet === 0 ? 0 : notMet / (met + notMet), low, high };
}

const percent = (share: number): string => String(Math.round(share * 1000) / 10).replace('.', ',');

/** Per unit: how many rows were checked, how many were wrong, and what that makes of the reported total. */
export async function sayChecked(tx: Tx, plan: Plan, at: Instant): Promise<Say> {
  const { commune, id } = plan.campaign;
  const checks = await tx.spotChecks.of(commune, id);
  const items = checks.flatMap((check) => check.items);
  const open = items.filter(({ outcome }) => outcome === undefined).length;
  const counts = (await loadFigures(tx, plan)).during([]);
  const lines = plan.content.units.flatMap(({ id: unit, name }) => {
    const mine = items.filter((item) => item.unit === unit && item.outcome !== undefined);
    if (mine.length === 0) return [];
    const checked = tallyChecked(mine);
    // A row with several achievements is one person: the metric that most of them have stands for the rows.
    const reported = Math.max(
      0,
      ...plan.campaign.metrics.map(({ id: metric }) => counts.entries(metric, new Set([unit]))),
    );
    const about = {
      ...checked,
      unit: plain(name),
      reported,
      checked: checked.met + checked.notMet + checked.absent,
    };
    const low = Math.min(reported, Math.max(checked.met, Math.floor(reported * (1 - checked.high))));
    const high = Math.ceil(reported * (1 - checked.low));
    return [
      text(checked.met + checked.notMet === 0 ? 'check.line-absent' : 'check.line', {
        ...about,
        error: percent(checked.error),
        low: percent(checked.low),
        high: percent(checked.high),
        from: low,
        to: high,
      }),
    ];
  });
  const head = text(lines.length > 0 ? 'check.results' : 'check.no-results', {
    open,
    asOf: showMoment(at, plan.campaign.timeZone),
  });
  return say(
    [head, ...joinTexts('flow.lines', lines)],
    open > 0 ? [commandChoice('check', '', text('check.choice.go-on'))] : [],
  );
}
