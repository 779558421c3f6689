import { expect, test } from 'vitest';
import { instant } from '../../../src/core/time/instant.ts';
import { openSimulator } from '../support/open-simulator.ts';
import { START } from '../support/small-commune.ts';

test('moves to what comes next, and what was due arrives', async () => {
  const { move, deps } = openSimulator();
  const response = await move({ to: 'next' });
  expect(await response.json()).toMatchObject({
    clock: { day: 'Thứ Hai, 22/12/2025', time: '08:00', next: { day: 'Thứ Năm, 25/12/2025', time: '08:00' } },
  });
  expect(deps.channel.history('web-head').map(({ at }) => at)).toEqual([instant('2025-12-22T01:00:00Z')]);
});

test.each([
  ['an hour', { hours: 1 }, '08:30', 'Thứ Hai, 22/12/2025'],
  ['a day', { days: 1 }, '07:30', 'Thứ Ba, 23/12/2025'],
  ['sixty days', { days: 60 }, '07:30', 'Thứ Sáu, 20/02/2026'],
  ['a moment in UTC', { to: '2025-12-24T17:00:00Z' }, '00:00', 'Thứ Năm, 25/12/2025'],
  ['a moment with an offset', { to: '2025-12-24T17:00:00+07:00' }, '17:00', 'Thứ Tư, 24/12/2025'],
])('moves by or to %s', async (_, body, time, day) => {
  const response = await openSimulator().move(body);
  expect([response.status, await response.json()]).toMatchObject([200, { clock: { time, day } }]);
});

test('a day twice at once is two days', async () => {
  const { move, deps, inDays } = openSimulator();
  await Promise.all([move({ days: 1 }), move({ days: 1 })]);
  expect(deps.clock.now()).toBe(inDays(2));
});

test('every reminder on the way arrives once, at its own time', async () => {
  const { move, deps } = openSimulator();
  await move({ days: 30 });
  await move({ days: 30 });
  const times = deps.channel.history('web-head').map(({ at }) => at);
  expect(times).toEqual([instant('2025-12-22T08:00:00+07:00'), instant('2025-12-25T08:00:00+07:00')]);
});

test.each([
  ['backwards', { to: '2025-12-22T00:29:59Z' }, 400, 'backwards'],
  ['to where it stands', { to: '2025-12-22T07:30:00+07:00' }, 400, 'backwards'],
  ['more than sixty days', { days: 61 }, 400, 'too-far'],
  ['for ever', { hours: Number.MAX_SAFE_INTEGER }, 400, 'too-far'],
  ['by nothing', { hours: 0 }, 400, 'clock-malformed'],
  ['by a part of an hour', { hours: 0.5 }, 400, 'clock-malformed'],
  ['back by a day', { days: -1 }, 400, 'clock-malformed'],
  ['to a day that does not exist', { to: '2026-02-30T00:00:00Z' }, 400, 'clock-malformed'],
  ['to a local time without a zone', { to: '2026-01-01T00:00:00' }, 400, 'clock-malformed'],
  ['to two places', { hours: 1, days: 1 }, 400, 'clock-malformed'],
  ['somewhere', 'somewhere', 400, 'clock-malformed'],
])('does not move %s', async (_, body, status, error) => {
  const { move, deps } = openSimulator();
  const response = await move(body);
  expect([response.status, await response.json()]).toMatchObject([status, { error }]);
  expect(deps.clock.now()).toBe(START);
});

test('says so when nothing lies ahead, and goes on moving afterwards', async () => {
  const { move } = openSimulator();
  await move({ days: 10 });
  expect((await move({ to: 'next' })).status).toBe(409);
  expect((await move({ hours: 1 })).status).toBe(200);
});
