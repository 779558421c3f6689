import type { Answer, Answers } from '../flow/session.ts';
import { SEALED_ANSWER } from './private-flows.ts';
import { TipContent, TipIdentity } from './tip.ts';

const word = (answer: Answer | undefined): string | undefined =>
  typeof answer === 'string' && answer !== SEALED_ANSWER ? answer : undefined;
const list = (answer: Answer | undefined): readonly string[] | undefined =>
  Array.isArray(answer) ? (answer as readonly string[]) : undefined;

const given = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

/** What was seen, out of the answers; `earlier` are answers that were sealed before a restart. */
export const contentOf = (answers: Answers, earlier: readonly string[] = []): TipContent =>
  TipContent.parse(
    given({
      act: word(answers['act']),
      what: word(answers['what']),
      when: word(answers['when']),
      where: list(answers['where']),
      plate: list(answers['plate']),
      vehicle: word(answers['vehicle']),
      colour: word(answers['colour']),
      driver: word(answers['driver']),
      more: word(answers['more']),
      earlier: earlier.length > 0 ? earlier : undefined,
    }),
  );

/** Who saw it; undefined for a tip without a name. */
export function identityOf(answers: Answers, earlier: readonly string[] = []): TipIdentity | undefined {
  const wants = word(answers['signed']);
  if (wants === 'no') return undefined;
  const commend = word(answers['commend']);
  const identity = given({
    name: word(answers['name']),
    citizenId: word(answers['citizen-id']),
    address: word(answers['address']),
    phone: word(answers['phone']),
    commend: commend === undefined ? undefined : commend === 'yes',
    earlier: earlier.length > 0 ? earlier : undefined,
  });
  const isEmpty = Object.keys(identity).every((key) => key === 'commend');
  return isEmpty ? undefined : TipIdentity.parse(identity);
}
