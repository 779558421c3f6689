import type { PickedFile } from '../flow/kinds/files.ts';
import { readPicked } from '../flow/kinds/files.ts';
import { SEALED_ANSWER } from '../flow/sealed-answer.ts';
import type { Answer, Answers } from '../flow/session.ts';
import { TipContent, TipIdentity } from './tip.ts';

const word = (answer: Answer | undefined): string | undefined =>
  typeof answer === 'string' && answer !== SEALED_ANSWER ? answer : undefined;
const list = (answer: Answer | undefined): readonly string[] | undefined =>
  Array.isArray(answer) ? (answer as readonly string[]) : undefined;
const yes = (answer: Answer | undefined): boolean | undefined => {
  const said = word(answer);
  return said === undefined ? undefined : said === 'yes';
};

const given = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Stands for a file that was sent before a restart, as SEALED_ANSWER stands for an answer. */
export const SEALED_FILE = JSON.stringify({ kind: 'file', ref: SEALED_ANSWER } satisfies PickedFile);

/** The files of an answer that can still be fetched by their names here. */
export const knownFiles = (answer: Answer | undefined): readonly PickedFile[] =>
  readPicked(answer).filter(({ ref }) => ref !== SEALED_ANSWER);

const CONTENT = [
  'act',
  'what',
  'when',
  'where',
  'plate',
  'vehicle',
  'colour',
  'driver',
  'more',
  'files',
  'news',
  'commend',
];
const IDENTITY = {
  name: 'name',
  'citizen-id': 'citizenId',
  address: 'address',
  phone: 'phone',
  commend: 'commend',
};

const isSealed = (answer: Answer | undefined): boolean =>
  answer === SEALED_ANSWER || (Array.isArray(answer) && (answer as readonly string[]).includes(SEALED_FILE));

/** What of the layer before holds still: answers that were given then and not given anew. */
const layered = (earlier: readonly string[], keeps: readonly string[]) =>
  earlier.length > 0 && keeps.length > 0 ? { earlier, keeps } : {};

interface Before {
  /** Answers that were sealed before a restart. */
  readonly earlier?: readonly string[];
}

/** What was seen, out of the answers; `files` are those of this layer. */
export function contentOf(
  answers: Answers,
  { earlier = [], files = [], language }: Before & Pick<TipContent, 'files' | 'language'> = {},
): TipContent {
  const keeps = CONTENT.filter((name) => isSealed(answers[name]));
  return TipContent.parse({
    ...given({
      act: word(answers['act']),
      what: word(answers['what']),
      when: word(answers['when']),
      where: list(answers['where']),
      plate: list(answers['plate']),
      vehicle: word(answers['vehicle']),
      colour: word(answers['colour']),
      driver: word(answers['driver']),
      more: word(answers['more']),
      news: yes(answers['news']),
      ...(word(answers['signed']) !== 'no' && { commend: yes(answers['commend']) }),
    }),
    ...(files.length > 0 && { files }),
    ...(language && { language }),
    ...layered(earlier, keeps),
  });
}

/** Who saw it; undefined for a tip without a name. */
export function identityOf(answers: Answers, { earlier = [] }: Before = {}): TipIdentity | undefined {
  if (word(answers['signed']) === 'no') return undefined;
  const keeps = Object.entries(IDENTITY).flatMap(([question, name]) =>
    isSealed(answers[question]) ? [name] : [],
  );
  const identity = {
    ...given({
      name: word(answers['name']),
      citizenId: word(answers['citizen-id']),
      address: word(answers['address']),
      phone: word(answers['phone']),
      commend: yes(answers['commend']),
    }),
    ...layered(earlier, keeps),
  };
  const isEmpty = Object.keys(identity).every((key) => key === 'commend');
  return isEmpty ? undefined : TipIdentity.parse(identity);
}
