import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';

const SURE = ' !';

/** "/rutbaocao": takes back a report that was filed. When it was first complete stays as it was. */
export function createRetract(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const sure = args.endsWith(SURE);
    const words = (sure ? args.slice(0, -SURE.length) : args).split(' ');
    const bare = planner.current(request.door.commune, request.at);
    const wanted = bare?.campaign.reports.find(({ id }) => id === words.at(-1))?.id;
    const own = ownUnit(
      planner,
      request,
      (wanted ? words.slice(0, -1) : words).join(' ').trim(),
      'retract',
      wanted,
    );
    if ('outcome' in own) return own.outcome;
    const { unit } = own;
    const { tx, at, conversation } = request;
    const { plan } = own;
    const { commune, id: campaign } = plan.campaign;
    const filed = (await tx.submissions.of(commune, campaign)).filter((one) => one.unit === unit.id);
    const open = filed.flatMap((one) => {
      const obligation = plan.obligations.get(one.obligation);
      return obligation && at < obligation.closes ? [obligation] : [];
    });
    const titleOf = (report: string) =>
      plain(plan.campaign.reports.find(({ id }) => id === report)?.title ?? report);
    const chosen =
      wanted === undefined
        ? open.length === 1
          ? open[0]
          : undefined
        : open.find(({ report }) => report === wanted);
    if (chosen === undefined) {
      const choices = open.map(({ report }) =>
        commandChoice('retract', `${unit.id} ${report}`, titleOf(report)),
      );
      const key = open.length > 0 ? 'retract.which' : 'retract.nothing';
      return { says: [say([text(key, { unit: plain(unit.name) })], choices)], asks: open.length > 0 };
    }
    const about = { report: titleOf(chosen.report), unit: plain(unit.name) };
    if (!sure) {
      const yes = {
        ...commandChoice('retract', `${unit.id} ${chosen.report}${SURE}`, text('retract.yes')),
        id: 'yes',
      };
      const no = { ...commandChoice('list', unit.id, text('retract.no')), id: 'no' };
      return { says: [say([text('retract.ask', about)], [yes, no])], asks: true };
    }
    await tx.submissions.retract(commune, campaign, chosen.key, at);
    tx.audit.add({ at, actor: conversation.account, action: 'retract-report', subject: chosen.key });
    tx.histories.add({ subject: `report:${chosen.key}`, at, by: conversation.account, action: 'retracted' });
    return {
      says: [
        say([text('retract.done', about)], [commandChoice('submit', unit.id, text('menu.item.submit'))]),
      ],
    };
  };
}
