import { expect, test } from 'vitest';
import { day } from '../../../src/core/time/day.ts';
import type { Store } from '../../../src/ports/store.ts';

const place = {
  commune: 'thu',
  campaign: 'dot-1',
  guide: 'vneid-install',
  step: '',
  day: day('2025-12-22'),
};

export function guideRunsContract(open: () => Store): void {
  test('runs are added up by guide, step and day, in one transaction and over several', async () => {
    await open().transaction(async (tx) => {
      for (let n = 0; n < 3; n++) tx.guideRuns.note(place, { reached: 1 });
      tx.guideRuns.note({ ...place, step: 'a-get' }, { reached: 1, standing: 1 });
      tx.guideRuns.note({ ...place, step: 'a-get' }, { standing: -1, asked: 1 });
      tx.guideRuns.note({ ...place, campaign: 'dot-2' }, { reached: 1 });
    });
    await open().transaction(async (tx) => {
      tx.guideRuns.note({ ...place, day: day('2025-12-23') }, { reached: 1 });
      tx.guideRuns.note({ ...place, step: 'a-get', day: day('2025-12-23') }, { reached: 1, standing: 1 });
      const step = { guide: 'vneid-install', step: 'a-get', asked: 1 };
      expect(await tx.guideRuns.of('thu', 'dot-1')).toEqual([
        { guide: 'vneid-install', step: '', reached: 4, standing: 0, asked: 0 },
        { ...step, reached: 2, standing: 1 },
      ]);
      const first = { from: day('2025-12-01'), through: day('2025-12-22') };
      expect(await tx.guideRuns.of('thu', 'dot-1', first)).toEqual([
        { guide: 'vneid-install', step: '', reached: 3, standing: 0, asked: 0 },
        { ...step, reached: 1, standing: 0 },
      ]);
      expect(await tx.guideRuns.of('khac', 'dot-1')).toEqual([]);
    });
  });
}
