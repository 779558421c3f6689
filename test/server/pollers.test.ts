import { expect, test } from 'vitest';
import { instant, later } from '../../src/core/time/instant.ts';
import { type Channel, SendError } from '../../src/ports/channel.ts';
import { createPollers, type Pollers } from '../../src/server/pollers.ts';
import { createVirtualTime } from '../support/virtual-time.ts';

/** A platform that is asked until the signal, or refuses at once. */
function open(refuses = false) {
  const turns: AbortSignal[] = [];
  const states: string[] = [];
  let isHolder = true;
  const time = createVirtualTime(instant('2025-12-22T08:00:00+07:00'));
  const channel = {
    name: 'telegram',
    async poll(_, signal) {
      turns.push(signal);
      if (refuses) throw new SendError('misconfigured', '401');
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    },
  } as Partial<Channel> as Channel;
  const pollers: Pollers = createPollers({
    channels: [channel],
    receive: async () => {},
    holds: () => isHolder,
    onState: (_, state) => states.push(state),
    onError: () => {},
    wait: async (ms, signal) => {
      const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
      if (!signal.aborted) await Promise.race([time.wait(ms), aborted]);
    },
  });
  return {
    pollers,
    turns,
    states,
    pass: (ms: number) => time.runUntil(later(time.now(), ms)),
    lead: (is: boolean) => {
      isHolder = is;
    },
  };
}

test('whoever does not hold the lease asks for nothing, and asks within a second when it does', async () => {
  const { pollers, turns, lead, pass } = open();
  lead(false);
  pollers.start();
  await pass(5_000);
  expect(turns).toHaveLength(0);
  lead(true);
  await pass(1_000);
  expect(turns).toHaveLength(1);
  await pollers.stop();
});

test('whoever has lost the lease stops asking within a second, and goes on when it is back', async () => {
  const { pollers, turns, lead, pass } = open();
  pollers.start();
  lead(false);
  await pass(1_000);
  expect(turns[0]?.aborted).toBe(true);
  await pass(5_000);
  expect(turns).toHaveLength(1);
  lead(true);
  await pass(1_000);
  expect(turns).toHaveLength(2);
  await pollers.stop();
});

test('a token that is refused is told, and tried again after five minutes; one that serves is told too', async () => {
  const refused = open(true);
  refused.pollers.start();
  await refused.pass(4 * 60_000);
  expect([refused.states, refused.turns.length]).toEqual([['refused'], 1]);
  await refused.pass(61_000);
  expect(refused.turns).toHaveLength(2);
  await refused.pollers.stop();

  const served = open();
  served.pollers.start();
  await served.pass(30_000);
  expect(served.states).toEqual(['well']);
  await served.pollers.stop();
});
