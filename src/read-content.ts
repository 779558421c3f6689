import { join } from 'node:path';
import { loadGuides } from './adapters/content/guides.ts';
import { loadCalendar } from './adapters/content/load-calendar.ts';
import { loadCommunes } from './adapters/content/load-communes.ts';
import { labelPictures, loadPictures } from './adapters/content/pictures.ts';
import type { Problem } from './adapters/content/problem.ts';
import { loadTopics } from './adapters/content/topics.ts';
import { loadWords } from './adapters/locale/load-words.ts';
import { createTopicFinder } from './adapters/search/topic-finder.ts';
import type { Catalogue } from './ports/catalogue.ts';
import type { Finder } from './ports/finder.ts';
import type { Words } from './ports/words.ts';

/** Where the files of the product are, seen from this one, so that it can be started from any folder. */
const ROOT = join(import.meta.dirname, '..');

export interface Content {
  readonly words: Words;
  readonly catalogue: Catalogue;
  /** Drawings as SVG, by their names; a channel takes what it can show. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Reads data/ and locales/. What has an error is left out, and told in `problems`. */
export function readContent(root = ROOT): Content {
  const words = loadWords(join(root, 'locales'));
  const { calendar, problems: dayProblems } = loadCalendar(join(root, 'data'));
  const { communes, problems } = loadCommunes(join(root, 'data'));
  const guides = loadGuides(join(root, 'data'), words);
  // Examples are many and most starts never see a question: they are read when the first one is asked.
  const topics = lazily(() => loadTopics(join(root, 'data'), words, new Set(guides.guides.keys())));
  const finder = lazily(() => {
    const { knowledge } = topics();
    return knowledge ? createTopicFinder(knowledge) : findsNothing;
  });
  return {
    words,
    pictures: labelPictures(loadPictures(join(root, 'data')), guides.guides.values(), words),
    catalogue: {
      communes: new Map(communes.map((content) => [content.commune.id, content])),
      guides: guides.guides,
      chapters: guides.chapters,
      topics: {
        finder: { find: (text) => finder().find(text) },
        get guides() {
          return topics().guides;
        },
      },
      calendar,
    },
    problems: [...dayProblems, ...problems, ...guides.problems],
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Without its examples the bot still has menus and guides. */
const findsNothing: Finder = { find: () => ({ topic: 'none', confidence: 0, alternatives: [] }) };
