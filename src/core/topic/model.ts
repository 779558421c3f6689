import type { Features } from './features.ts';

export interface Sample {
  readonly label: string;
  readonly features: Features;
}

/** How likely each label is; all together 1. */
export type Likelihoods = ReadonlyMap<string, number>;

export interface Model {
  judge(features: Features): Likelihoods;
}

const ROUNDS = 6;
const RATE = 7;
const NEGLIGIBLE = 0.003;

/**
 * Softmax regression, learnt from the examples when the program starts: some 0.2 s for two thousand of them, and
 * nothing to keep in step with them. The same samples in the same order give the same model.
 */
export function trainModel(samples: readonly Sample[]): Model {
  const labels = [...new Set(samples.map(({ label }) => label))].toSorted();
  const count = labels.length;
  const labelIds = [...labels.keys()];
  const columns = new Map<string, number>();
  const rows = samples.map(({ label, features }) => {
    const at = [...features.keys()].map((name) => {
      const column = columns.get(name) ?? columns.size;
      columns.set(name, column);
      return column * count;
    });
    return { at, weights: [...features.values()], label: labels.indexOf(label) };
  });

  const learnt = new Float32Array(columns.size * count);
  const scores = new Float32Array(count);
  for (let round = 0; round < ROUNDS; round++) {
    const rate = RATE * (1 - round / (ROUNDS + 1));
    for (const { at, weights, label } of shuffled(rows, round)) {
      add(learnt, at, weights, scores);
      toLikelihoods(scores);
      scores[label] = (scores[label] ?? 0) - 1;
      // What is as good as certain teaches nothing; leaving it out halves the time.
      const missed = labelIds.filter((k) => Math.abs(scores[k] as number) > NEGLIGIBLE);
      for (let n = 0; n < at.length; n++) {
        const [start, step] = [at[n] as number, rate * (weights[n] as number)];
        for (const k of missed) (learnt[start + k] as number) -= step * (scores[k] as number);
      }
    }
  }

  return {
    judge(features) {
      const seen = [...features].filter(([name]) => columns.has(name));
      const result = new Float32Array(count);
      const at = seen.map(([name]) => (columns.get(name) ?? 0) * count);
      add(
        learnt,
        at,
        seen.map(([, weight]) => weight),
        result,
      );
      toLikelihoods(result);
      return new Map(labels.map((label, k) => [label, result[k] as number]));
    },
  };
}

/** Into `sums`: what was learnt of the features, for every label. Plain loops over flat arrays, or training takes seconds. */
function add(
  learnt: Float32Array,
  at: readonly number[],
  weights: readonly number[],
  sums: Float32Array,
): void {
  sums.fill(0);
  for (let n = 0; n < at.length; n++) {
    const [start, weight] = [at[n] as number, weights[n] as number];
    for (let k = 0; k < sums.length; k++) (sums[k] as number) += (learnt[start + k] as number) * weight;
  }
}

function toLikelihoods(scores: Float32Array): void {
  const highest = scores.reduce((one, other) => Math.max(one, other), -Infinity);
  let total = 0;
  for (let k = 0; k < scores.length; k++) total += scores[k] = Math.exp((scores[k] as number) - highest);
  for (let k = 0; k < scores.length; k++) (scores[k] as number) /= total;
}

/** Another order in every round, and the same ones every time: there is no chance in the core. */
function shuffled<T>(items: readonly T[], round: number): readonly T[] {
  const mixed = [...items];
  let state = round + 1;
  for (let at = mixed.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}
