import { DECLARE, declareFlow, WHO } from '../../core/consent/declare-flow.ts';
import { AGREED, CONSENT } from '../../core/consent/notice.ts';
import type { Answers } from '../../core/flow/session.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { listOf } from '../../core/report/list-of.ts';
import { ACHIEVED, metricOption } from '../../core/report/list-questions.ts';
import type { NoticeOf } from '../notice-of.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly noticeOf: NoticeOf;
}

/**
 * "tôi đã cài xong"; "/declare more" for the next relative on the same phone; "/declare vneid-activated" for whoever has
 * come to the end of a guide, and "/declare offer …" for what offers them that.
 */
export function createDeclare({ planner, noticeOf }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const plan = planner.current(request.door.commune, request.at);
    const isOffer = args.startsWith('offer ');
    if (plan === undefined || declareFlow(plan.campaign, plan.content) === undefined) {
      return isOffer ? {} : { says: [say([text('topic.answer.campaign.confirm')])] };
    }
    if (args === 'more') return { enter: DECLARE, answers: await forRelative(request, plan) };
    const metrics = listedOf(plan, args.split(' '));
    if (isOffer) {
      const now = commandChoice('declare', metrics.join(' '), text('consent.declare'));
      return metrics.length === 0 ? {} : { says: [say([], [now])] };
    }
    const achieved = metrics.map((metric) => metricOption(plan.campaign, metric));
    return { enter: DECLARE, ...(achieved.length > 0 && { answers: { [ACHIEVED]: achieved } }) };
  };

  /** The notice is not shown twice to whoever has agreed to these very words. */
  async function forRelative({ tx, conversation, door }: Request, plan: Plan): Promise<Answers> {
    const given = await tx.consents.of(conversation.account, door.commune);
    const notice = noticeOf(plan);
    const agreed = given.some(
      (consent) =>
        consent.purpose === 'list' && consent.notice === notice && consent.takenBackAt === undefined,
    );
    return { [WHO]: 'other', ...(agreed && { [CONSENT]: AGREED }) };
  }
}

/** Those of these metrics that the lists of the plan hold. */
function listedOf({ campaign, content }: Plan, metrics: readonly string[]): readonly string[] {
  const listed = new Set(content.units.flatMap((unit) => listOf(campaign, unit)?.metrics ?? []));
  return metrics.filter((metric) => listed.has(metric));
}
