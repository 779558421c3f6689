import type { Part } from '../../../src/app/cast.ts';
import { createRandom } from '../../../src/stage/random.ts';
import type { Sample } from '../../../src/stage/sample.ts';
import { listKeepers, makeReport, type Report } from '../traffic.ts';
import type { Platform } from './platform.ts';

/** One head of a unit, on one platform, and everything that they will say. */
export interface Teller {
  readonly platform: Platform;
  readonly person: number;
  readonly part: Part;
  readonly reports: readonly Report[];
  readonly lines: readonly string[];
}

/** Heads who report people, spread over the platforms in turn. */
export function writeTellers(
  { campaign, content }: Sample,
  platforms: readonly Platform[],
  { heads, reports, seed }: { readonly heads: number; readonly reports: number; readonly seed: number },
): readonly Teller[] {
  const random = createRandom(seed);
  let serial = 0;
  return listKeepers(campaign, content.units)
    .slice(0, heads)
    .map((unit, person): Teller => {
      const platform = platforms[person % platforms.length] as Platform;
      const told = Array.from({ length: reports }, () => makeReport(random, campaign, unit, ++serial));
      const about = { channel: platform.name, address: platform.addressOf(person) };
      return {
        platform,
        person,
        part: { ...about, commune: content.commune.id, role: 'head', unit: unit.id },
        reports: told,
        lines: told.flatMap(({ lines }) => lines),
      };
    });
}
