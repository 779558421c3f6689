import { expect, onTestFinished, test } from 'vitest';
import { strataOf } from '../../src/app/reporting/draw-check.ts';
import { drawSample } from '../../src/core/report/sample.ts';
import { instant } from '../../src/core/time/instant.ts';
import { createTestApp } from '../support/test-app.ts';

const START = instant('2025-12-22T08:00:00+07:00');

test('a unit whose rows have flags has a larger share of the sample', async () => {
  const app = await createTestApp('nghia-trung', START);
  onTestFinished(() => app.close());
  for (const [who, unit, village] of [
    ['ba', 'thon-1', 'thôn 1'],
    ['tư', 'thon-2', 'thôn 5'],
  ] as const) {
    await app.play(who, 'head', unit);
    const names = ['Thử', 'Giả', 'Tạm', 'Mẫu', 'Dụ', 'Nháp', 'Tập', 'Vẽ'];
    const list = names.map((name, n) => `Nguyễn Văn ${name}, ${village}, 07508${unit.at(-1)}00000${n}`);
    await app.say(who, list.join('\n'));
    await app.say(who, '1');
    await app.say(who, `ghi ${names.length} người`);
  }
  const plan = app.planner.current('nghia-trung', START);
  const units = plan?.content.units.filter(({ id }) => id === 'thon-1' || id === 'thon-2') ?? [];
  if (plan === undefined) throw new Error('there is a plan');
  const strata = await strataOf((work) => app.store.transaction(work), plan, units, START);
  // All of the rows of thôn 2 are of people who live in thôn 5.
  expect(strata.map(({ unit, entries, risk }) => [unit, entries.length, risk])).toEqual([
    ['thon-1', 8, 1],
    ['thon-2', 8, 3],
  ]);
  const drawn = Map.groupBy(drawSample('một mã', strata, 8), ({ unit }) => unit);
  expect([...drawn].map(([unit, items]) => [unit, items.length])).toEqual([
    ['thon-1', 2],
    ['thon-2', 6],
  ]);
});
