import type { Likelihoods } from './model.ts';
import { type Found, TOPICS, type Topic } from './topic.ts';

/** How much the nearest examples weigh beside the model, found by cross-validation. */
const NEIGHBOURS = 0.2;

/** The topic that two witnesses together find likeliest, and the runners-up. */
export function decide(model: Likelihoods, neighbours: Likelihoods): Found {
  const share = neighbours.size === 0 ? 0 : NEIGHBOURS;
  const of = (label: string): number =>
    (1 - share) * (model.get(label) ?? 0) + share * (neighbours.get(label) ?? 0);
  const ranked = TOPICS.map((topic) => [topic, of(topic)] as const).toSorted(
    ([, one], [, other]) => other - one,
  );
  const [first = [TOPICS[0], 0] as const, ...others] = ranked;
  const names = ranked.map(([topic]) => topic);
  return of('none') >= first[1]
    ? { topic: 'none', confidence: of('none'), alternatives: names.slice(0, 3) }
    : {
        topic: first[0],
        confidence: first[1],
        alternatives: others.slice(0, 3).map(([topic]): Topic => topic),
      };
}
