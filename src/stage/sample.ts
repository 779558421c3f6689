import { type Campaign, firstDay } from '../core/campaign/campaign.ts';
import { obligationsOf } from '../core/campaign/obligations.ts';
import { remindersOf } from '../core/campaign/reminders.ts';
import { listOf } from '../core/report/list-of.ts';
import { startOf } from '../core/time/day.ts';
import { DAY, type Instant, later } from '../core/time/instant.ts';
import type { CommuneContent } from '../ports/catalogue.ts';

export interface Sample {
  readonly content: CommuneContent;
  readonly campaign: Campaign;
}

/** The campaign that the simulator shows; throws with the names of those there are. */
export function findSample(communes: ReadonlyMap<string, CommuneContent>, name: string): Sample {
  const [commune = '', id] = name.split('/');
  const content = communes.get(commune);
  const campaign = content?.campaigns.find((one) => one.id === id);
  if (content && campaign) return { content, campaign };
  const known = [...communes.values()].flatMap((one) =>
    one.campaigns.map((each) => `${one.commune.id}/${each.id}`),
  );
  throw new UnknownSample(`There is no campaign "${name}". There are: ${known.join(', ') || 'none'}.`);
}

export class UnknownSample extends Error {
  override readonly name = 'UnknownSample';
}

/** A day before the first reminder, so that the way there shows everything. */
export function sampleStart({ content, campaign }: Sample): Instant {
  const [first] = remindersOf(campaign, obligationsOf(campaign, content.units));
  return first ? later(first.at, -DAY) : startOf(firstDay(campaign), campaign.timeZone);
}

/** The unit whose head is played: the first one that keeps a list of people. */
export const sampleUnit = ({ content, campaign }: Sample) =>
  content.units.find((unit) => listOf(campaign, unit) !== undefined) ?? content.units[0];
