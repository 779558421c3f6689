import { join } from 'node:path';
import { loadGuides } from '../../../src/adapters/content/guides.ts';
import { loadTopics } from '../../../src/adapters/content/topics.ts';
import { loadWords } from '../../../src/adapters/locale/load-words.ts';
import { createTopicFinder } from '../../../src/adapters/search/topic-finder.ts';

const root = join(import.meta.dirname, '../../..');

/** What data/answers/ says, without a mistake, and the finder made of it. */
export function shippedFinder() {
  const words = loadWords(join(root, 'locales'));
  const guides = new Set(loadGuides(join(root, 'data'), words).guides.keys());
  const topics = loadTopics(join(root, 'data'), words, guides);
  if (topics.knowledge === undefined) throw new Error(JSON.stringify(topics.problems, null, 2));
  return { finder: createTopicFinder(topics.knowledge), knowledge: topics.knowledge, words };
}
