import type { Reading } from '../../person/reading.ts';
import type { Here, Move, Offer, Said, Waiting } from '../behaviour.ts';
import { type Ask, answerKey, type Next, OptionId } from '../flow.ts';
import { readTyped, type Typed } from '../readers.ts';
import type { Answer, Answers, Double, Doubt } from '../session.ts';
import { answerOf, spoken } from '../spoken.ts';
import { askHumanOffer, callHuman } from './call-human.ts';
import { chosen, chosenOffers } from './chosen.ts';
import { files, filesOffers, moreFiles } from './files.ts';
import { several, severalOffers } from './several.ts';

/** The choice of what the words mean besides being an answer; the dialogue does it. */
export const INSTEAD = 'instead';

type Doubtful = Extract<Reading<Answer>, { readonly verdict: 'doubt' }>;

/** Asks one thing. What it makes of the answer depends on the kind of answer wanted. */
export const ask: Waiting<Ask> = {
  skip: (node, { session }) => {
    const known = node.once ? answerOf(session.answers, answerKey(session.node, node)) : undefined;
    return known === undefined ? undefined : after(node, known);
  },

  question: (node, here) => {
    const { doubt, picked = [] } = here.session;
    const more = node.answer.type === 'files' ? moreFiles(picked) : undefined;
    return [doubt?.because ?? more ?? spoken(node, here)];
  },

  offers: (node, here) => [
    ...ownOffers(node, here),
    ...(node.optional ? [{ id: 'skip', label: { key: 'flow.choice.skip' } }] : []),
    ...(node.human ? [askHumanOffer] : []),
  ],

  hear: (node, said, here) => {
    if (said.choice === askHumanOffer.id && node.human) return callHuman(here);
    const { doubt } = here.session;
    if (doubt) {
      const meant = doubt.readings.find(({ id }) => id === said.choice);
      if (meant) return answered(node, meant.value, here);
      if (said.choice === 'retype') return { type: 'change', change: {} };
    }
    const wanted = node.answer;
    if (wanted.type === 'choice' || wanted.type === 'several') {
      if (said.choice === 'skip') return skipped(node, here);
      return wanted.type === 'choice'
        ? chosen(wanted, said, here, (answer) => answered(node, answer, here))
        : several(wanted, said, here.session.picked ?? [], (answer) => answered(node, answer, here));
    }
    if (wanted.type === 'files') {
      if (said.choice === 'skip') return skipped(node, here);
      return files(wanted, said, here.session.picked ?? [], (answer) => answered(node, answer, here));
    }
    return typed(node, wanted, said, here);
  },

  exits: ({ answer: wanted, next }) => [
    ...('of' in wanted ? wanted.of : []).flatMap(({ go, help }, n) => [
      ...(go === undefined ? [] : [[['answer', 'of', String(n), 'go'], go] as const]),
      ...(help === undefined ? [] : [[['answer', 'of', String(n), 'help'], help] as const]),
    ]),
    [['next'], next],
  ],
};

function ownOffers({ answer: wanted }: Ask, { session }: Here): readonly Offer[] {
  if (session.doubt) {
    const { readings, instead } = session.doubt;
    return [
      ...(instead ? [{ id: INSTEAD, label: instead.label }] : []),
      ...readings,
      { id: 'retype', label: { key: 'flow.choice.retype' } },
    ];
  }
  if (wanted.type === 'choice') return chosenOffers(wanted);
  if (wanted.type === 'files') return filesOffers(session.picked ?? []);
  return wanted.type === 'several' ? severalOffers(wanted, session.picked ?? []) : [];
}

function typed(node: Ask, wanted: Typed, said: Said, here: Here): Move {
  const reading = readTyped(said.text, wanted, said.at, here.session.doubt?.begun);
  // "1" under a lone "skip" can be its number; where a number is asked for, it is the answer.
  const skips =
    said.choice === 'skip' && (said.tapped || wanted.type !== 'number' || reading.verdict === 'no');
  if (skips) return skipped(node, here);
  if (said.double && reading.verdict !== 'no')
    return { type: 'change', change: { doubt: doubled(said.double, reading, node) } };
  switch (reading.verdict) {
    case 'sure':
      return answered(node, reading.value, here);
    case 'doubt':
      return { type: 'change', change: { doubt: toDoubt(reading) } };
    case 'no':
      return {
        type: 'again',
        first: [here.session.doubt ? { key: 'flow.not-understood' } : reading.because],
      };
  }
}

function answered(node: Ask, answer: Answer, here: Here): Move {
  const answers = { ...here.session.answers, [answerKey(here.session.node, node)]: answer };
  return goOn(answers, here, after(node, answer));
}

function skipped(node: Ask, here: Here): Move {
  const { [answerKey(here.session.node, node)]: _, ...answers } = here.session.answers;
  return goOn(answers, here, node.next);
}

const goOn = (answers: Answers, { session }: Here, next: Next): Move => ({
  type: 'go',
  next: session.returnTo ?? next,
  answers,
});

function after({ answer: wanted, next }: Ask, answer: Answer): Next {
  const options = wanted.type === 'choice' ? wanted.of : [];
  return options.find(({ id }) => id === answer)?.go ?? next;
}

/** Words that mean something else as well, and still are the answer of whoever says so. */
function doubled(
  { because, instead }: Double,
  reading: Exclude<Reading<Answer>, { readonly verdict: 'no' }>,
  { label }: Ask,
): Doubt {
  if (reading.verdict === 'doubt') return { ...toDoubt(reading), because, ...(instead && { instead }) };
  const { value } = reading;
  const params = { label: label ?? { key: 'flow.answer' }, value: Array.isArray(value) ? '' : String(value) };
  const kept = { id: 'keep', value, label: { key: 'flow.choice.keep-as', params } };
  return { because, readings: [kept], ...(instead && { instead }) };
}

/** Ids of readings travel in buttons; the longer ones are numbered instead. */
function toDoubt({ verdict: _, readings, ...rest }: Doubtful): Doubt {
  const short = (id: string, n: number): string => (OptionId.safeParse(id).success ? id : `as-${n + 1}`);
  return { ...rest, readings: readings.map((reading, n) => ({ ...reading, id: short(reading.id, n) })) };
}
