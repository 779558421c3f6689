import { checkAnnouncements } from './check-announcements.ts';
import { checkDates } from './check-dates.ts';
import { checkExceptions } from './check-exceptions.ts';
import { checkLadders } from './check-ladders.ts';
import { checkProse } from './check-prose.ts';
import { checkReach } from './check-reach.ts';
import { checkReferences } from './check-references.ts';
import { checkViolations } from './check-violations.ts';
import { checkWords } from './check-words.ts';
import type { Check } from './finding.ts';

const CHECKS: readonly Check[] = [
  checkReferences,
  checkReach,
  checkDates,
  checkExceptions,
  checkAnnouncements,
  checkLadders,
  checkProse,
  checkWords,
  checkViolations,
];

/** Everything that can be wrong with a plan whose shape is right. */
export const checkCampaign: Check = (campaign, around) => CHECKS.flatMap((check) => check(campaign, around));
