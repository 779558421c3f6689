import type { Campaign } from '../../core/campaign/campaign.ts';
import type { Choice } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { metricOption } from '../../core/report/list-questions.ts';
import type { Outcome } from '../outcome.ts';
import { REASONS } from './judge-row.ts';

const ALL = 'all';
const DONE = 'done';

/** Why it is not accepted; `argsOf` says what the command is given behind each. */
export const reasonChoices = (
  command: 'check' | 'reject',
  argsOf: (reason: string) => string,
): readonly Choice[] =>
  REASONS.map((one) => commandChoice(command, argsOf(one), text(`check.reason.${one}`)));

/** The metrics that are not met, by what was tapped so far; undefined while that is still to be asked. */
export function readFailed(
  campaign: Campaign,
  achieved: readonly string[],
  said: readonly string[],
): readonly string[] | undefined {
  if (achieved.length <= 1 || said.includes(ALL)) return achieved;
  const failed = failedOf(campaign, achieved, said);
  // One that is left over must have been met, or all would have been named.
  const isLast = failed.length > 0 && achieved.length - failed.length === 1;
  return isLast || (said.includes(DONE) && failed.length > 0) ? failed : undefined;
}

/** Each thing is judged by itself: the app may be there and the licence not. Asked until nothing more is named. */
export function askFailed(
  campaign: Campaign,
  achieved: readonly string[],
  said: readonly string[],
  argsOf: (more: string) => string,
  command: 'check' | 'reject' = 'check',
): Outcome {
  const failed = failedOf(campaign, achieved, said);
  const named = failed.map((metric) => metricOption(campaign, metric));
  const choice = (id: string, label: ReturnType<typeof text>): Choice => ({
    ...commandChoice(command, argsOf([...named, id].join(' ')), label),
    id,
  });
  const others = achieved
    .filter((metric) => !failed.includes(metric))
    .map((metric) => choice(metricOption(campaign, metric), text(`campaign.metric.${metric}`)));
  const whole =
    failed.length === 0
      ? choice(ALL, text('check.choice.all'))
      : choice(DONE, text('check.choice.nothing-more'));
  return {
    says: [say([text(failed.length === 0 ? 'check.which' : 'check.which-more')], [whole, ...others])],
    asks: true,
  };
}

const failedOf = (
  campaign: Campaign,
  achieved: readonly string[],
  said: readonly string[],
): readonly string[] => achieved.filter((metric) => said.includes(metricOption(campaign, metric)));
