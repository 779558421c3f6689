import { instant } from '../src/core/time/instant.ts';
import { createRandom } from '../src/stage/random.ts';
import type { Sample } from '../src/stage/sample.ts';
import { listKeepers, makeReport } from '../test/prove/traffic.ts';

export const AT = instant('2025-12-22T08:00:00+07:00');

interface Head {
  readonly unit: Sample['content']['units'][number];
  readonly address: string;
}

/** So many heads for each unit that keeps a list. */
export const headsOf = (
  { campaign, content: { units } }: Sample,
  perUnit: number,
  addressOf: (n: number, unit: string) => string,
): readonly Head[] =>
  listKeepers(campaign, units).flatMap((unit, u) =>
    Array.from({ length: perUnit }, (_, n) => ({ unit, address: addressOf(u * perUnit + n + 1, unit.id) })),
  );

/** Everybody talks at once, each in their own report: one line of every head, then the next. */
export function createTalk({ campaign }: Sample, heads: readonly Head[]) {
  const random = createRandom(1);
  const waiting = heads.map((): string[] => []);
  let turn = 0;
  let serial = 0;
  return (): { readonly address: string; readonly text: string } => {
    const n = turn++ % heads.length;
    const { unit, address } = heads[n] as Head;
    const lines = waiting[n] as string[];
    if (lines.length === 0) lines.push(...makeReport(random, campaign, unit, ++serial).lines);
    return { address, text: lines.shift() as string };
  };
}
