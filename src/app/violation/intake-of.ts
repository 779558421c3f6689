import type { Campaign } from '../../core/campaign/campaign.ts';
import type { Calendar } from '../../core/time/calendar.ts';
import { WEEKENDS } from '../../core/time/calendar.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Violations } from '../../core/violation/violations.ts';
import type { CommuneContent } from '../../ports/catalogue.ts';
import type { Planner } from '../planner.ts';

/** The desk of a commune as its files describe it. */
export interface Intake {
  readonly content: CommuneContent;
  readonly campaign: Campaign;
  readonly section: Violations;
  readonly calendar: Calendar;
  readonly timeZone: string;
}

/** What a commune takes in at that moment; undefined where it only leads on, or no plan says what a tip holds. */
export function intakeOf(planner: Planner, commune: string, at: Instant): Intake | undefined {
  const desk = deskOf(planner, commune, at);
  return desk?.content.commune.violationDoor.mode === 'receive' ? desk : undefined;
}

/** The desk behind the door, whether it is open or not: what has come in is worked on, answered and watched all the same. */
export function deskOf(planner: Planner, commune: string, at: Instant): Intake | undefined {
  const plans = planner.all(at).filter(({ content }) => content.commune.id === commune);
  const plan = [planner.current(commune, at), ...plans].find(
    (each) => each?.campaign.violations !== undefined,
  );
  if (plan?.campaign.violations === undefined) return undefined;
  const { content, campaign, calendar = WEEKENDS } = plan;
  return {
    content,
    campaign,
    section: plan.campaign.violations,
    calendar,
    timeZone: content.commune.timeZone,
  };
}
