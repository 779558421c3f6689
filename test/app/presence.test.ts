import { afterEach, expect, test } from 'vitest';
import { instant, later, MINUTE } from '../../src/core/time/instant.ts';
import type { Inbound } from '../../src/ports/channel.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const start = instant('2025-12-22T08:00:00+07:00');
let app: TestApp;
afterEach(() => app.close());

const hear = (key: string, minutes: number, message: Pick<Inbound, 'heard' | 'presence'>) =>
  app.handleInbound(app.web, [{ key, address: 'bà', at: later(start, minutes * MINUTE), ...message }]);
const presence = async () => {
  const [bà] = await app.store.transaction((tx) =>
    tx.conversations.presence([{ channel: 'web', address: 'bà' }]),
  );
  return { heardAt: bà?.heardAt, leftAt: bà?.leftAt };
};

test('whoever left is not answered, and is there again when they write', async () => {
  app = await createTestApp('nghia-trung', start);
  await hear('k1', 0, { heard: { text: 'menu' } });
  await hear('k2', 5, { heard: { text: '' }, presence: 'left' });
  await app.loop.drain();
  expect(app.news('bà')).toHaveLength(1);
  expect(await presence()).toEqual({ heardAt: start, leftAt: later(start, 5 * MINUTE) });

  await hear('k3', 9, { heard: { text: 'menu' } });
  expect(await presence()).toEqual({ heardAt: later(start, 9 * MINUTE), leftAt: undefined });
});

test('whoever joins is greeted', async () => {
  app = await createTestApp('nghia-trung', start);
  await hear('k1', 0, { heard: { text: '', start: '' }, presence: 'joined' });
  await app.loop.drain();
  expect(app.news('bà').join('\n')).toContain('Chào bạn');
});

test('a message that comes late does not make anyone heard earlier', async () => {
  app = await createTestApp('nghia-trung', start);
  await hear('k2', 5, { heard: { text: 'menu' } });
  await hear('k1', 1, { heard: { text: 'menu' } });
  expect((await presence()).heardAt).toBe(later(start, 5 * MINUTE));
});
