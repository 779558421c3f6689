import { listNotice } from '../core/consent/list-notice.ts';
import { noticeName } from '../core/consent/notice.ts';
import type { Words } from '../ports/words.ts';
import type { Plan } from './planner.ts';
import { remember } from './remember.ts';

/** The name of the notice that people are shown before they declare something; the Vietnamese words are what counts. */
export type NoticeOf = (plan: Plan) => string;

export function createNoticeOf(words: Words): NoticeOf {
  const nameOf = remember((plan: Plan, _: string) =>
    noticeName(
      words.say('vi', { key: 'consent.version' }),
      words.say('vi', listNotice(plan.campaign, plan.content)),
    ),
  );
  return (plan) => nameOf(plan, '');
}
