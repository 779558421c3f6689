import { may } from '../../core/access/access.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { later } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Outcome, Request } from '../outcome.ts';
import { firingsBetween, type Plan, type Planner } from '../planner.ts';

/** "/nguoinhan": who would be reminded, and whom nobody can reach yet, before the first reminder goes out. */
export function createRecipients(planner: Planner) {
  return async ({ tx, at, door, grants }: Request): Promise<Outcome> => {
    const { commune } = door;
    if (!may(grants, 'see-missing', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { campaign, content } = plan;

    const heads = await tx.grants.byUnit(commune, ['head'], at);
    const filed = new Set((await tx.submissions.of(commune, campaign.id)).map((one) => one.obligation));
    const owing = new Set(
      [...plan.obligations.values()].filter(({ closes }) => closes > at).map((one) => one.unit),
    );
    const units = content.units.filter(({ id }) => owing.has(id));
    const unlinked = units.filter(({ id }) => !heads.has(id));
    const lines = unlinked.map(({ name, head }) =>
      text('reminder.recipients.unit', { unit: plain(name), head: plain(head) }),
    );
    const [list] = joinTexts('flow.lines', lines);
    const parts: Text[] = [
      text('reminder.recipients.head', {
        campaign: plain(campaign.short),
        asOf: showMoment(at, campaign.timeZone),
      }),
      text('reminder.recipients.count', { linked: units.length - unlinked.length, owing: units.length }),
      ...(list === undefined ? [] : [text('reminder.recipients.missing', { list })]),
      sayNext(plan, heads, filed, at),
    ];
    return { says: [say(parts, [commandChoice('missing', '', text('menu.item.missing'))])] };
  };
}

function sayNext(
  plan: Plan,
  heads: ReadonlyMap<string, readonly string[]>,
  filed: ReadonlySet<string>,
  at: Request['at'],
): Text {
  const coming = plan.firings.filter((one) => one.at > at && !filed.has(one.obligation));
  const [next] = coming;
  if (next === undefined) return text('reminder.recipients.no-next');
  const together = firingsBetween(plan, next.at, later(next.at, 1)).filter(
    ({ obligation }) => !filed.has(obligation),
  );
  const units = new Set(together.map(({ unit }) => unit));
  const people = new Set([...units].flatMap((unit) => heads.get(unit) ?? []));
  return text('reminder.recipients.next', {
    when: showMoment(next.at, plan.campaign.timeZone),
    people: people.size,
    units: units.size,
  });
}
