import { join } from 'node:path';
import { loadTopics } from '../../../src/adapters/content/topics.ts';
import { loadWords } from '../../../src/adapters/locale/load-words.ts';
import { createTopicFinder } from '../../../src/adapters/search/topic-finder.ts';

const root = join(import.meta.dirname, '../../..');

/** What data/answers/ says, without a mistake, and the finder made of it. */
export function shippedFinder() {
  const words = loadWords(join(root, 'locales'));
  const topics = loadTopics(join(root, 'data'), words, new Set());
  if (topics.knowledge === undefined) throw new Error(JSON.stringify(topics.problems, null, 2));
  return { finder: createTopicFinder(topics.knowledge), knowledge: topics.knowledge, words };
}
