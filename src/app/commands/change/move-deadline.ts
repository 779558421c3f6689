import type { Obligation } from '../../../core/campaign/obligations.ts';
import { readReason } from '../../../core/change/read-reason.ts';
import { reportText } from '../../../core/change/say-change.ts';
import { fold } from '../../../core/message/fold.ts';
import { commandChoice, say, text } from '../../../core/message/say.ts';
import { showDeadline } from '../../../core/report/show-deadline.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { readDayIn } from '../../../core/time/read-day.ts';
import { officeOf } from '../../officer-of.ts';
import type { Outcome, Request } from '../../outcome.ts';
import type { Plan, Planner } from '../../planner.ts';
import { keepProposal, refuse } from '../../propose.ts';
import { proposeChange } from './propose-change.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
}

/** "đổi hạn danh sách 10/1 mưa lũ": another last day for everybody who owes that report. */
export function createMoveDeadline({ planner, ids }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const office = officeOf(planner, request, 'change-plan');
    if ('outcome' in office) return office.outcome;
    const plan = planner.current(request.door.commune, request.at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };

    const read = readDayIn(args, office.today);
    const reason = readReason(read?.after ?? '');
    if (read === undefined || reason === '') return { says: [say([text('change.usage.deadline-moved')])] };
    if (read.day < office.today) return { says: [say([text('change.fault.in-the-past')])] };
    const words = read.before.replace(/\s*(?:đến|tới|sang|den|toi|to)$/iu, '').trim();
    const rounds = roundsOf(plan, words, request.at);
    const [only, ...others] = rounds;
    if (only === undefined) return { says: [say([text('change.no-deadline')])] };
    if (others.length > 0) {
      const id = keepProposal(request, ids, { type: 'move-deadline', through: read.day, reason });
      const choices = rounds.map(({ report, period, due }) =>
        commandChoice(
          'confirm',
          `${id} ${report} ${period}`,
          text('change.choice.round', {
            report: reportText([plan.campaign], report, period),
            deadline: showDeadline(due, plan.campaign.timeZone),
          }),
        ),
      );
      return { says: [say([text('change.which-deadline')], [...choices, refuse(id)])], asks: true };
    }
    return proposeChange(request, ids, office, plan.campaign.id, {
      type: 'deadline-moved',
      report: only.report,
      period: only.period,
      through: read.day,
      reason,
    });
  };
}

/** More would not be read. */
const MANY = 8;

/** Rounds that can still be filed, or are to come: those that the words name, each once, the next ones first. */
function roundsOf(plan: Plan, words: string, at: Instant): readonly Obligation[] {
  const { campaign } = plan;
  const open = [...plan.obligations.values()].filter(({ closes }) => closes > at);
  const rounds = [
    ...new Map(open.toReversed().map((one) => [`${one.report} ${one.period}`, one])).values(),
  ].toSorted((a, b) => a.due - b.due);
  const wanted = fold(words);
  const named = rounds.filter(({ report, period }) => {
    const title = campaign.reports.find(({ id }) => id === report)?.title ?? '';
    const phase = campaign.phases.find(({ id }) => id === period)?.name ?? period;
    return wanted === '' || [title, phase, report, period].some((name) => fold(name).includes(wanted));
  });
  return named.slice(0, MANY);
}
