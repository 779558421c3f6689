import { expect, test, vi } from 'vitest';
import { createHttp } from '../../../src/server/http.ts';
import { get } from '../support/ask.ts';
import { openSimulator } from '../support/open-simulator.ts';
import { readEvents, type ServerEvent } from '../support/read-events.ts';
import { createSmallCommune } from '../support/small-commune.ts';

interface LineData {
  readonly persona: string;
  readonly text: string;
}

const isLine = ({ event }: ServerEvent) => event === 'line';
const lineOf = ({ data }: ServerEvent) => `${(data as LineData).persona}: ${(data as LineData).text}`;
const lines = (events: readonly ServerEvent[]) => events.filter(isLine).map(lineOf);

test('starts with what was said, then the clock, then says that it is up to date', async () => {
  const { say, watch } = openSimulator();
  await say('citizen', 'message-1', 'Chào');
  await say('head', 'message-2', 'Tôi đây');
  const stream = await watch();
  const events = await stream.until('ready');
  expect(events.map(({ event }) => event)).toEqual([
    'reset',
    'line',
    'line',
    'line',
    'line',
    'clock',
    'ready',
  ]);
  expect(lines(events)).toEqual([
    'citizen: Chào',
    'citizen: Đã nghe: Chào',
    'head: Tôi đây',
    'head: Đã nghe: Tôi đây',
  ]);
  expect(events.find(isLine)?.data).toMatchObject({
    day: 'Thứ Hai, 22/12/2025',
    time: '07:30',
    from: 'person',
  });
  await stream.close();
});

test('tells of new lines and of a moved clock while it is open', async () => {
  const { say, move, watch } = openSimulator();
  const stream = await watch();
  await stream.until('ready');
  await say('officer', 'message-1', 'Chào');
  expect(lineOf(await stream.next())).toBe('officer: Chào');
  expect(lineOf(await stream.next())).toBe('officer: Đã nghe: Chào');
  await move({ to: 'next' });
  const moved = await stream.until('clock');
  expect(lines(moved)).toEqual(['head: Nhắc: còn 3 ngày nữa là hạn báo cáo của Thôn 3 (ví dụ).']);
  expect(moved.at(-1)?.data).toMatchObject({ time: '08:00' });
  await stream.close();
});

test('whoever comes back gets what was missed, each line once', async () => {
  const { say, watch } = openSimulator();
  const first = await watch();
  await first.until('ready');
  await say('citizen', 'message-1', 'Một');
  const seen = await first.next();
  await first.close();

  await say('citizen', 'message-2', 'Hai');
  const second = await watch('', { 'last-event-id': seen.id ?? '' });
  const missed = await second.until('ready');
  expect(missed.map(({ event }) => event)).not.toContain('reset');
  expect(lines(missed)).toEqual(['citizen: Đã nghe: Một', 'citizen: Hai', 'citizen: Đã nghe: Hai']);
  await second.close();
});

test('a page that cannot set headers says where it was in the address', async () => {
  const { say, watch } = openSimulator();
  await say('citizen', 'message-1', 'Một');
  const first = await watch();
  const seen = (await first.until('ready')).filter(isLine).at(-1);
  await first.close();
  const second = await watch(`?after=${seen?.id}`);
  expect(lines(await second.until('ready'))).toEqual([]);
  await second.close();
});

test.each(['x.1', '1', '.', 'nonsense', ' '])(
  'a position of another run ("%s") begins anew',
  async (position) => {
    const { say, watch } = openSimulator();
    await say('citizen', 'message-1', 'Một');
    const stream = await watch('', { 'last-event-id': position });
    const events = await stream.until('ready');
    expect(events[0]?.event).toBe('reset');
    expect(lines(events)).toHaveLength(2);
    await stream.close();
  },
);

test('two watchers see the same', async () => {
  const { say, watch } = openSimulator();
  const [one, other] = [await watch(), await watch()];
  await one.until('ready');
  await other.until('ready');
  await say('citizen', 'message-1', 'Một');
  expect([lineOf(await one.next()), lineOf(await other.next())]).toEqual(['citizen: Một', 'citizen: Một']);
  await one.close();
  await other.close();
});

test('can be narrowed to one persona, who must exist', async () => {
  const { say, watch, http } = openSimulator();
  await say('citizen', 'message-1', 'Một');
  await say('head', 'message-2', 'Hai');
  const stream = await watch('?persona=head');
  expect(lines(await stream.until('ready'))).toEqual(['head: Hai', 'head: Đã nghe: Hai']);
  await stream.close();
  expect((await get(http, '/simulator/events?persona=mayor')).status).toBe(404);
});

test('gives signs of life with the time of day', async () => {
  const { watch } = openSimulator({ heartbeat: 1 });
  const stream = await watch();
  await stream.until('ready');
  const beat = await stream.next();
  expect([beat.event, beat.id, beat.data]).toMatchObject(['clock', undefined, { time: '07:30' }]);
  await stream.close();
});

test('whoever has left is no longer listened for', async () => {
  const { deps } = createSmallCommune();
  let listeners = 0;
  const channel = {
    ...deps.channel,
    listen(...args: Parameters<typeof deps.channel.listen>) {
      const stop = deps.channel.listen(...args);
      listeners++;
      return () => {
        listeners--;
        stop();
      };
    },
  };
  const http = createHttp({
    words: deps.words,
    isLoopback: true,
    simulator: { ...deps, channel },
    onError: () => undefined,
  });
  const stream = readEvents(await get(http, '/simulator/events'));
  await stream.until('ready');
  expect(listeners).toBe(3);
  await stream.close();
  await vi.waitFor(() => expect(listeners).toBe(0));
});
