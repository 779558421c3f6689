import { may } from '../../core/access/access.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { showMoment } from '../../core/time/show.ts';
import { type Change, type Closed, loadClosed } from '../load-closed.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';

/** "/sauchot": what was frozen at each close, what it is now, and the difference, unit by unit where it is not the same. */
export function createClosed(planner: Planner) {
  return async ({ tx, door, at, grants }: Request): Promise<Outcome> => {
    const { commune } = door;
    if (!may(grants, 'see-commune', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const closed = await loadClosed(tx, plan);
    if (closed.length === 0) return { says: [say([text('closed.none')])] };
    return { says: [say(closed.flatMap((one) => sayClosed(plan, one)))] };
  };
}

function sayClosed({ campaign, content }: Plan, closed: Closed): readonly Text[] {
  const { phase, at, hash, isWhole, people, entries } = closed;
  const about = ({ metric, frozen, now }: Change) => ({
    metric: text(`campaign.metric.${metric}`),
    frozen,
    now,
    after: now >= frozen ? `+${now - frozen}` : String(now - frozen),
  });
  const changed = entries.filter(({ frozen, now }) => frozen !== now);
  const nameOf = (id: string): Text => plain(content.units.find((unit) => unit.id === id)?.name ?? id);
  return [
    text(isWhole ? 'closed.head' : 'closed.head-broken', {
      phase: plain(campaign.phases.find(({ id }) => id === phase)?.name ?? phase),
      moment: showMoment(at, campaign.timeZone),
      hash: hash.slice(0, 12),
    }),
    ...joinTexts(
      'flow.lines',
      people.map((change) => text('closed.metric', about(change))),
    ),
    ...joinTexts(
      'flow.lines',
      changed.map((change) => text('closed.unit', { unit: nameOf(change.unit), ...about(change) })),
    ),
  ];
}
