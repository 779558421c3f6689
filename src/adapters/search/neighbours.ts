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

const split = (text: string): string[] => text.split(' ');

/** The examples as a full-text index: words, neighbouring words and ideas, ranked by BM25. */
export function createNeighbours(
  examples: readonly Example[],
  known: ReadonlyMap<string, number>,
): Neighbours {
  const index = new MiniSearch({
    fields: ['words', 'sequences', 'ideas'],
    tokenize: split,
    processTerm: (term) => term,
  });
  index.addAll(examples.map(({ question }, id) => ({ id, ...toDocument(question) })));

  return {
    of(question) {
      const { words, sequences, ideas } = toDocument(question);
      const found = index.search({
        combineWith: 'OR',
        queries: [
          // Slips in known words were corrected before; letting those be fuzzy too would only take time.
          { queries: [words], fields: ['words'], fuzzy: (term) => !known.has(term) && term.length > 4 && 1 },
          { queries: [sequences], fields: ['sequences'] },
          { queries: [ideas], fields: ['ideas'], boost: { ideas: 2 } },
        ],
      });
      return spread(
        found.slice(0, NEAREST).map(({ id, score }) => [examples[id as number]?.label ?? '', score ** 3]),
      );
    },
  };
}

function toDocument({ words, ideas }: Question) {
  const said = words.map(({ plain }) => plain);
  return {
    words: said.join(' '),
    sequences: said
      .slice(1)
      .map((word, n) => `${said[n]}_${word}`)
      .join(' '),
    ideas: ideas.join(' '),
  };
}

function spread(weights: readonly (readonly [string, number])[]): Likelihoods {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const shares = new Map<string, number>();
  for (const [label, weight] of weights) shares.set(label, (shares.get(label) ?? 0) + weight / total);
  return shares;
}
