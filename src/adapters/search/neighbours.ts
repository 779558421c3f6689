import MiniSearch from 'minisearch';
import type { Likelihoods } from '../../core/topic/model.ts';
import type { Question } from '../../core/topic/read-question.ts';

export interface Neighbours {
  /** How the labels are spread over the examples that are most like the question; empty when none is. */
  of(question: Question): Likelihoods;
}

interface Example {
  readonly label: string;
  readonly question: Question;
}

/** Examples looked at for one question. */
const NEAREST = 15;
/** A term that stands in a greater part of the examples tells none of them apart, and only takes time. */
const COMMON = 0.04;
const IDEA = '#';

/** The examples as a full-text index: words, neighbouring words and ideas, ranked by BM25. */
export function createNeighbours(
  examples: readonly Example[],
  known: ReadonlyMap<string, number>,
): Neighbours {
  const documents = examples.map(({ question }) => [...new Set(termsOf(question))]);
  const common = commonest(documents);
  const index = new MiniSearch({
    fields: ['terms'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => (common.has(term) ? null : term),
    searchOptions: {
      boostTerm: (term) => (term.startsWith(IDEA) ? 2 : 1),
      // Slips in known words were corrected before; letting those be fuzzy too would only take time.
      fuzzy: (term) => /^[a-z]{5,}$/.test(term) && !known.has(term) && 1,
    },
  });
  index.addAll(documents.map((terms, id) => ({ id, terms: terms.join(' ') })));

  return {
    of(question) {
      const found = index.search(termsOf(question).join(' ')).slice(0, NEAREST);
      return spread(found.map(({ id, score }) => [examples[id as number]?.label ?? '', score ** 3]));
    },
  };
}

function termsOf({ words, ideas }: Question): readonly string[] {
  const said = words.map(({ plain }) => plain);
  const sequences = said.slice(1).map((word, n) => `${said[n]}_${word}`);
  return [...said, ...sequences, ...ideas.map((idea) => IDEA + idea)];
}

function commonest(documents: readonly (readonly string[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const term of documents.flat()) counts.set(term, (counts.get(term) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > documents.length * COMMON).map(([term]) => term));
}

function spread(weights: readonly (readonly [string, number])[]): Likelihoods {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const shares = new Map<string, number>();
  for (const [label, weight] of weights) shares.set(label, (shares.get(label) ?? 0) + weight / total);
  return shares;
}
