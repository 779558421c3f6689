import { expect, test } from 'vitest';
import { createChannelHealth } from '../../src/app/channels/health.ts';
import { createKeepPreparing } from '../../src/app/channels/keep-preparing.ts';
import { SendError } from '../../src/ports/channel.ts';

const MINUTE = 60_000;

/** How long it waits after each of these, until the platform is ready. */
async function waitsAfter(...failures: readonly Error[]) {
  const waits: number[] = [];
  const told: string[] = [];
  const left = [...failures];
  const health = createChannelHealth();
  const keepPreparing = createKeepPreparing({
    health,
    onError: (what) => told.push(what),
    wait: async (ms) => void waits.push(ms),
  });
  const prepare = async () => {
    const failure = left.shift();
    if (failure) throw failure;
  };
  await keepPreparing('zalo-bot', prepare, new AbortController().signal);
  return { waits, told, state: health.of('zalo-bot') };
}

test('a platform that is not ready is asked again every minute, or as late as it says', async () => {
  const { waits, told, state } = await waitsAfter(
    new SendError('unreachable', 'no answer'),
    new SendError('throttled', 'too fast', { retryAfter: 7 }),
    new SendError('throttled', 'too fast', { retryAfter: 300 }),
    new Error('a bug'),
  );
  expect(waits).toEqual([MINUTE, MINUTE, 5 * MINUTE, MINUTE]);
  expect([new Set(told), state]).toEqual([new Set(['zalo-bot is not ready']), undefined]);
});

test('one that counts how often it is told an address is left alone for an hour', async () => {
  expect((await waitsAfter(new SendError('quota', '426'))).waits).toEqual([60 * MINUTE]);
});

test('one that lets us in no more is known to', async () => {
  expect((await waitsAfter(new SendError('misconfigured', '401'))).state).toBe('refused');
});

test('nobody is asked after the end', async () => {
  const stop = new AbortController();
  let times = 0;
  const keepPreparing = createKeepPreparing({
    health: createChannelHealth(),
    onError: () => {},
    wait: async () => stop.abort(),
  });
  await keepPreparing(
    'telegram',
    async () => {
      times++;
      throw new Error('away');
    },
    stop.signal,
  );
  expect(times).toBe(1);
});
