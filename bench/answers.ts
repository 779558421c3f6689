import { performance } from 'node:perf_hooks';
import { readContent } from '../src/read-content.ts';
import { readQuestions } from '../test/fixtures/questions/read-questions.ts';

/** node bench/answers.ts: how often free text is understood, what is mistaken for what, and how long it takes. */
const { finder } = readContent().catalogue.topics;
const began = performance.now();
finder.find('');
console.log(`learning from the examples: ${(performance.now() - began).toFixed(0)} ms`);

for (const half of ['development', 'held-out'] as const) {
  const times: number[] = [];
  const mistakes = new Map<string, number>();
  const right = { ours: 0, others: 0 };
  const asked = { ours: 0, others: 0 };
  let among = 0;
  for (const { topic, text } of readQuestions(half)) {
    const start = performance.now();
    const found = finder.find(text);
    times.push(performance.now() - start);
    const kind = topic === 'none' ? 'others' : 'ours';
    asked[kind] += 1;
    if (found.topic === topic) right[kind] += 1;
    else mistakes.set(`${topic} → ${found.topic}`, (mistakes.get(`${topic} → ${found.topic}`) ?? 0) + 1);
    if (kind === 'ours' && [found.topic, ...found.alternatives].some((one) => one === topic)) among += 1;
  }
  times.sort((one, other) => one - other);
  const at = (part: number): string => (times[Math.floor(times.length * part)] ?? 0).toFixed(2);
  const share = (part: number, whole: number): string =>
    `${part}/${whole} (${((100 * part) / whole).toFixed(1)} %)`;
  console.log(
    `\n${half}: the right topic ${share(right.ours, asked.ours)}, among the first four ${share(among, asked.ours)}, ` +
      `off-topic recognised ${share(right.others, asked.others)}`,
  );
  console.log(`an answer: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, 99 % ${at(0.99)} ms`);
  for (const [pair, count] of [...mistakes].toSorted(([, one], [, other]) => other - one))
    console.log(`  ${count}  ${pair}`);
}
