import type { Campaign } from '../../core/campaign/campaign.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import type { Answer, Answers } from '../../core/flow/session.ts';
import { listOf } from '../../core/report/list-of.ts';
import { metricOf } from '../../core/report/list-questions.ts';
import type { PersonFields } from '../../ports/store.ts';

export interface RowAnswers {
  readonly person: Partial<PersonFields>;
  /** Undefined when it was not asked and cannot be told. */
  readonly achieved?: readonly string[];
  readonly details: Readonly<Record<string, string>>;
  /** Who helped this person. */
  readonly helper?: string;
}

const textOf = (answer: Answer | undefined): string | undefined =>
  typeof answer === 'string' ? answer : undefined;
const listed = (answer: Answer | undefined): readonly string[] | undefined =>
  Array.isArray(answer) ? (answer as readonly string[]) : undefined;

/** Puts the answers of a list's questions into the fields of a row. */
export function readAnswers(campaign: Campaign, unit: Unit, answers: Answers): RowAnswers {
  const plates = listed(answers['plates']);
  const birthYear = answers['birth-year'];
  const given = {
    name: textOf(answers['name']),
    address: textOf(answers['address']),
    citizenId: textOf(answers['citizen-id']),
    phone: textOf(answers['phone']),
    ...(plates && { plates }),
    ...(typeof birthYear === 'number' && { birthYear }),
  };
  const person = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const details = Object.fromEntries(
    ['case', 'result'].flatMap((field) => {
      const answer = textOf(answers[field]);
      return answer === undefined ? [] : [[field, answer]];
    }),
  );
  const achieved = achievedOf(campaign, unit, answers);
  const helper = textOf(answers['helper']);
  return { person, details, ...(achieved && { achieved }), ...(helper !== undefined && { helper }) };
}

/** "Không thành công" is on the list, and counts for nothing. */
function achievedOf(campaign: Campaign, unit: Unit, answers: Answers): readonly string[] | undefined {
  if (answers['result'] === 'no') return [];
  const options = listed(answers['achieved']);
  if (options)
    return options.map((option) => metricOf(campaign, option)).filter((metric) => metric !== undefined);
  const metrics = listOf(campaign, unit)?.metrics ?? [];
  return metrics.length === 1 ? metrics : undefined;
}
