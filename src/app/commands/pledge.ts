import type { Target } from '../../core/campaign/target.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { pledgeSubject } from '../../core/report/count-subject.ts';
import { standingOf, unitsOf } from '../../core/report/standing.ts';
import { dayOf } from '../../core/time/day.ts';
import { loadUnitFigures } from '../load-figures.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';

type Pledge = Extract<Target, { readonly kind: 'pledge' }>;

/** "đăng ký chỉ tiêu 60%" or "… 120": what a union promises, never less than the plan asks. */
export function createPledge(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const read = /^(?<unit>.*?)\s*(?<number>\d{1,6}(?:[.,]\d)?)\s*(?<percent>%)?$/.exec(args.trim())?.groups;
    const own = ownUnit(planner, request, read?.['unit'] ?? args, 'pledge', read?.['number']);
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    const { tx, at, conversation } = request;
    const { campaign } = plan;
    const target = campaign.targets.find(
      (one): one is Pledge => one.kind === 'pledge' && unitsOf(one, [unit]).length > 0,
    );
    if (target === undefined) return { says: [say([text('pledge.none', { unit: plain(unit.name) })])] };
    const figures = await loadUnitFigures(tx, plan, unit, at);
    const base = standingOf(target, [unit], figures, unit.id).base;
    const least = standingOf(
      target,
      [unit],
      {
        ...figures,
        stated: (of, subject) =>
          subject === pledgeSubject(target.id) ? undefined : figures.stated?.(of, subject),
      },
      unit.id,
    ).goal;
    const about = {
      unit: plain(unit.name),
      to: plain(target.to),
      base: base ?? 0,
      least: least ?? 0,
      percent: target.percent,
    };
    if (base === undefined || least === undefined) return { says: [say([text('pledge.no-base', about)])] };
    if (read === undefined) return { says: [say([text('pledge.usage', about)])] };
    const number = Number((read['number'] ?? '').replace(',', '.'));
    const promised = read['percent'] ? Math.ceil((base * number) / 100) : Math.floor(number);
    if (promised < least || promised > base)
      return { says: [say([text('pledge.out-of-range', { ...about, promised })])] };
    tx.stated.state({
      commune: campaign.commune,
      campaign: campaign.id,
      unit: unit.id,
      subject: pledgeSubject(target.id),
      value: promised,
      asOf: dayOf(at, campaign.timeZone),
      by: conversation.account,
      at,
    });
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'pledge',
      subject: `${campaign.commune}/${campaign.id}/${unit.id}`,
      detail: { promised },
    });
    return { says: [say([text('pledge.done', { ...about, promised })])] };
  };
}
