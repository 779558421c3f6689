import { afterEach, beforeEach, expect, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import type { Channel } from '../../src/ports/channel.ts';
import { type Store, StoreFailed, type Tx } from '../../src/ports/store.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const start = instant('2025-12-22T08:00:00+07:00');
let app: TestApp;
/** What the store has done since the last message, a word each. */
let done: string[];
let broken: (what: string) => void;

const watched = (store: Store): Store => ({
  ...store,
  async transaction(work) {
    const result = await store.transaction((tx) => work({ ...tx, outbox: watchedOutbox(tx) }));
    done.push('commit');
    return result;
  },
});

const watchedOutbox = ({ outbox }: Tx): Tx['outbox'] => ({
  ...outbox,
  async take(...args) {
    broken('take');
    const rows = await outbox.take(...args);
    if (rows.length > 0) done.push('take');
    return rows;
  },
  settle(...args) {
    broken('settle');
    done.push('settle');
    outbox.settle(...args);
  },
});

/** As a platform's poll or post brings them. */
let keys = 0;
async function write(address: string, text: string): Promise<void> {
  const channel: Channel = app.web;
  await app.receive(channel, [{ key: `k${++keys}`, address, at: app.clock.now(), heard: { text } }]);
}
const told = (address: string): number => app.web.history(address).length;

beforeEach(async () => {
  broken = () => {};
  done = [];
  app = await createTestApp('nghia-trung', start, { around: watched });
  // From here on it is known who sends for the channel.
  await app.loop.drain();
  done = [];
});
afterEach(() => app.close());

test('an answer is taken for sending by the commit that makes it, and goes out after it', async () => {
  await write('bà', 'menu');
  expect(done).toEqual(['take', 'commit']);
  await app.loop.drain();
  expect(told('bà')).toBe(1);
  expect(done.filter((one) => one === 'settle')).toHaveLength(1);
});

test('whoever writes is heard, though something is wrong with what is to be sent', async () => {
  broken = (what) => {
    if (what === 'take') throw new TypeError('what is to be sent cannot be read');
  };
  await write('bà', 'menu');
  expect(done).toEqual(['commit']);
  await app.loop.drain();
  expect(told('bà')).toBe(0);
  expect(app.errors.map(String)).toContain('TypeError: what is to be sent cannot be read');
  broken = () => {};
  await app.loop.drain();
  expect(told('bà')).toBe(1);
});

test('where the database goes away with the answer, nothing is sent, and the message is answered when it comes again', async () => {
  broken = () => {
    throw new StoreFailed('the database is away');
  };
  await expect(write('bà', 'menu')).rejects.toThrow('the database is away');
  broken = () => {};
  await app.loop.drain();
  expect(told('bà')).toBe(0);
  await write('bà', 'menu');
  await app.loop.drain();
  expect(told('bà')).toBe(1);
});

test('what was sent while the database was away is written down when it is back, and holds up nobody', async () => {
  await write('bà', 'menu');
  broken = (what) => {
    if (what === 'settle') throw new StoreFailed('the database is away');
  };
  await app.loop.drain();
  expect(app.errors.map(String)).toContain('StoreFailed: the database is away');
  broken = () => {};
  await app.loop.drain();
  await write('bà', 'menu');
  await app.loop.drain();
  expect(told('bà')).toBe(2);
});
