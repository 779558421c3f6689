import type { Campaign } from '../../src/core/campaign/campaign.ts';
import type { Unit } from '../../src/core/campaign/unit.ts';
import { listOf } from '../../src/core/report/list-of.ts';
import { questionsOf } from '../../src/core/report/list-questions.ts';
import { type MadeUpPerson, madeUpPerson } from '../../src/stage/made-up-person.ts';
import type { Random } from '../../src/stage/random.ts';

/** One person whom one head reports, from "/report" to "gửi", in as many messages as the plan has questions. */
export interface Report {
  readonly unit: string;
  readonly person: MadeUpPerson;
  /** Metrics that were achieved, by their place in the list: "1", "2" or "1 2". */
  readonly achieved: string;
  readonly lines: readonly string[];
}

/** Units whose plan wants names, and so the ones that have something to say. */
export const listKeepers = (campaign: Campaign, units: readonly Unit[]): readonly Unit[] =>
  units.filter((unit) => listOf(campaign, unit) !== undefined);

export function makeReport(random: Random, campaign: Campaign, unit: Unit, serial: number): Report {
  const person = madeUpPerson(random, serial, unit.name);
  const list = listOf(campaign, unit);
  if (list === undefined) throw new Error(`${unit.id} keeps no list`);
  const achieved = list.metrics.length > 1 ? random.pick(['1', '2', '1 2']) : '1';
  const answers = questionsOf(list).map(({ ask }) => answerTo(ask, person, achieved));
  return { unit: unit.id, person, achieved, lines: [`/report ${unit.id}`, ...answers, 'gửi'] };
}

function answerTo(
  question: ReturnType<typeof questionsOf>[number]['ask'],
  person: MadeUpPerson,
  achieved: string,
): string {
  switch (question) {
    case 'name':
    case 'helper':
      return person.name;
    case 'address':
      return person.address;
    case 'citizen-id':
      return person.citizenId;
    case 'plates':
      return person.plate;
    case 'phone':
      return person.phone;
    case 'birth-year':
      return String(person.birthYear);
    case 'case':
    case 'result':
      return '1';
    case 'guidance':
    case 'achieved':
      return achieved;
  }
}

/** The metrics that a report tells of, by name. */
export function achievedBy(
  { unit, achieved }: Report,
  campaign: Campaign,
  units: readonly Unit[],
): readonly string[] {
  const of = units.find(({ id }) => id === unit);
  const metrics = (of && listOf(campaign, of)?.metrics) ?? [];
  return achieved
    .split(' ')
    .map((number) => metrics[Number(number) - 1] ?? '')
    .sort();
}
