import { afterAll, beforeAll, expect, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { type Channel, SendError } from '../../src/ports/channel.ts';
import type { WebChannel } from '../../src/ports/web-channel.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let isClosed = false;
/** What becomes of what is sent to the heads of three units. */
const failing = (web: WebChannel): Channel => ({
  ...web,
  resend: false,
  async send(address, ...rest) {
    if (isClosed && address === 'một') throw new SendError('answer-lost', 'no answer');
    if (isClosed && address === 'hai') throw new SendError('blocked', 'blocked');
    if (isClosed && address === 'ba') throw new TypeError('undefined is not a function');
    return web.send(address, ...rest);
  },
});

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp('nghia-trung', instant('2025-12-22T08:00:00+07:00'), { via: failing });
  await app.play('lan', 'officer');
  for (const [n, head] of ['một', 'hai', 'ba', 'bốn'].entries())
    await app.play(head, 'head', `thon-${n + 1}`);
  isClosed = true;
  await app.forward.moveTo(instant('2025-12-29T09:00:00+07:00'));
});
afterAll(() => app.close());

test('an officer is told to call whoever has not reported, whatever became of what was sent to them', async () => {
  const told = (await app.say('lan', '/goidien')).join('\n');
  const why = [1, 2, 3, 4].map((n) => new RegExp(`Thôn ${n}[^\\n]*`).exec(told)?.[0].replace(/.*: /, ''));
  expect(why).toMatchInlineSnapshot(`
    [
      "đã nhắc 2 lần, chưa trả lời",
      "tin nhắn không tới được",
      "tin nhắn không tới được",
      "đã nhắc 2 lần, chưa trả lời",
    ]
  `);
});
