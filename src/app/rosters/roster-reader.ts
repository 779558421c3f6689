import { communeTitle } from '../../core/campaign/commune-title.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { fold } from '../../core/message/fold.ts';
import { listOf } from '../../core/report/list-of.ts';
import type { IsPlace } from '../../core/roster/pieces.ts';
import { type RosterReader, toIsPlace, toReader } from '../../core/roster/rules.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Words } from '../../ports/words.ts';
import type { Vocabulary } from '../commands/count.ts';
import type { Plan } from '../planner.ts';

/** Undefined where the plan asks this unit for no list. */
export type ReaderOf = (plan: Plan, unit: Unit, at: Instant) => RosterReader | undefined;

interface Deps {
  readonly words: Words;
  readonly vocabulary: Vocabulary;
}

export const createReaderOf =
  ({ words, vocabulary }: Deps): ReaderOf =>
  ({ campaign, content }, unit, at) => {
    const list = listOf(campaign, unit);
    if (list === undefined) return undefined;
    const title = words.say('vi', communeTitle(content.commune));
    const village = villageOf(unit);
    return toReader({
      fields: list.fields,
      year: Number(dayOf(at, campaign.timeZone).slice(0, 4)),
      groups: campaign.groups.map(({ number }) => number),
      asksAchieved: list.metrics.length > 1,
      metrics: vocabulary(list.metrics),
      places: placesOf(content),
      ...(village !== undefined && { home: `${village}, ${title}` }),
    });
  };

/** The commune, its old names, its villages. */
const placesOf = ({ commune, units }: Plan['content']): readonly string[] => [
  commune.name,
  commune.province,
  ...commune.formerly,
  ...units.flatMap((unit) => villageOf(unit) ?? []),
];

export const isPlaceOf = (content: Plan['content']): IsPlace => toIsPlace(placesOf(content));

const village =
  /^(?:thon|ap|xom|buon|ban|bon|plei|lang|khu pho|khu vuc|khu dan cu|to dan pho|khom|soc) [a-z0-9' ]{1,30}$/;

/** The village whose people are on a unit's list: its own name, or another name of it. */
const villageOf = ({ name, aliases }: Unit): string | undefined =>
  [name, ...aliases].find((one) => village.test(fold(one)));
