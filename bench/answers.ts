import { performance } from 'node:perf_hooks';
import { readContent } from '../src/read-content.ts';
import { type Asked, readQuestions } from '../test/fixtures/questions/read-questions.ts';

/** node bench/answers.ts: how often free text is understood, what is mistaken for what, and how long it takes. */
const { finder } = readContent().catalogue.topics;
const began = performance.now();
finder.find('');
console.log(`learning from the examples: ${(performance.now() - began).toFixed(0)} ms`);

for (const half of ['development', 'held-out'] as const) {
  measure(half, readQuestions(half));
  measure(`${half}, the strangers only`, readQuestions(half, 'strangers.tsv'));
}

function measure(title: string, questions: readonly Asked[]): void {
  const times: number[] = [];
  const work: number[] = [];
  const mistakes = new Map<string, number>();
  const right = { ours: 0, others: 0 };
  const asked = { ours: 0, others: 0 };
  let among = 0;
  let saidNone = 0;
  for (const { topic, text } of questions) {
    const start = performance.now();
    const busy = process.cpuUsage();
    const found = finder.find(text);
    const { user, system } = process.cpuUsage(busy);
    times.push(performance.now() - start);
    work.push((user + system) / 1000);
    const kind = topic === 'none' ? 'others' : 'ours';
    asked[kind] += 1;
    if (found.topic === 'none') saidNone += 1;
    if (found.topic === topic) right[kind] += 1;
    else mistakes.set(`${topic} → ${found.topic}`, (mistakes.get(`${topic} → ${found.topic}`) ?? 0) + 1);
    if (kind === 'ours' && [found.topic, ...found.alternatives].some((one) => one === topic)) among += 1;
  }
  console.log(
    `\n${title}: the right topic ${share(right.ours, asked.ours)}, among the first four ${share(among, asked.ours)}, ` +
      `off-topic recognised ${share(right.others, asked.others)}, “none” was right ${share(right.others, saidNone)}`,
  );
  console.log(`an answer: ${spread(times)}; of the processor's time ${spread(work)}`);
  for (const [pair, count] of [...mistakes].toSorted(([, one], [, other]) => other - one))
    console.log(`  ${count}  ${pair}`);
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(2);
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, 99 % ${at(0.99)} ms`;
}

function share(part: number, whole: number): string {
  return `${part}/${whole} (${((100 * part) / whole).toFixed(1)} %)`;
}
