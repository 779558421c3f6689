import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, instant, later } from '../../src/core/time/instant.ts';
import { type Channel, SendError, type SendFailure } from '../../src/ports/channel.ts';
import type { WebChannel } from '../../src/ports/web-channel.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const closed: Readonly<Record<string, SendFailure>> = {
  'tám-0912345678': 'blocked',
  hai: 'window-closed',
  'bà-987654321': 'answer-lost',
};

/** A page that is closed to some people. */
const refusing = (web: WebChannel): Channel => ({
  ...web,
  resend: false,
  async send(address, ...rest) {
    const failure = closed[address];
    if (failure !== undefined) throw new SendError(failure, 'refused');
    return web.send(address, ...rest);
  },
});

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp('nghia-trung', instant('2025-12-22T08:00:00+07:00'), { via: refusing });
  await app.play('lan', 'officer');
});
afterAll(() => app.close());

const ask = async (words: string): Promise<string> => (await app.say('lan', words)).join('\n\n');

test('an officer is told when everything has arrived', async () => {
  expect(await ask('/thatbai')).toBe('Từ 15/12/2025 đến nay, mọi tin đều đã gửi được.\n[Về menu]');
});

describe('an officer', () => {
  beforeAll(async () => {
    await app.play('tám-0912345678', 'head', 'thon-1');
    await app.play('hai', 'head', 'thon-2');
    await app.say('bà-987654321', 'menu');
    await app.forward.moveTo(instant('2025-12-26T09:00:00+07:00'));
    await app.say('lan', 'menu');
  });

  test.each(['/thatbai', 'thất bại', 'that bai', 'tin nao khong toi duoc', 'tin chưa gửi được'])(
    'is told by "%s" whom no message reached, why, and what to do',
    async (words) => {
      expect(await ask(words)).toMatchInlineSnapshot(`
        "3 tin chưa tới được 3 người, từ 19/12/2025 đến nay.

        Lý do: người nhận lâu rồi chưa nhắn cho bot nên nền tảng không cho gửi.
        Việc nên làm: gọi điện, nhờ họ nhắn cho bot một tin bất kỳ.

        1. người phụ trách đơn vị, Thôn 2 (trang web): 1 tin, tin mới nhất lúc 08:00 ngày 24/12/2025

        Lý do: người nhận đã chặn bot.
        Việc nên làm: gọi điện, nhờ họ bỏ chặn rồi nhắn cho bot một tin.

        2. người phụ trách đơn vị, Thôn 1 (trang web): 1 tin, tin mới nhất lúc 08:00 ngày 24/12/2025

        Lý do: gửi rồi mà không rõ tin đã tới chưa nên không gửi lại.
        Việc nên làm: hỏi lại xem họ đã nhận được tin chưa.

        3. người dân, mã …321 (trang web): 1 tin, tin mới nhất lúc 08:00 ngày 22/12/2025
        [1. Cần gọi ai]
        [2. Ai sẽ được nhắc]
        [3. Về menu]"
      `);
    },
  );

  test('sees no name, no number and nothing of what was said', async () => {
    const told = await ask('/thatbai');
    for (const hidden of ['tám', '0912345678', '987654321', 'VNeTraffic']) expect(told).not.toContain(hidden);
  });

  test('goes on to the list of whom to call by number', async () => {
    await ask('/thatbai');
    expect(await ask('1')).toContain('Chưa cần gọi ai');
  });

  test('finds it in the menu', async () => {
    for (const step of ['menu', '6']) await ask(step);
    expect(await ask('han nop va nhac viec')).toContain('Tin nào không tới được');
  });

  test('is not told of it a week later', async () => {
    app.clock.moveTo(later(app.clock.now(), 8 * DAY));
    expect(await ask('/thatbai')).toContain('mọi tin đều đã gửi được');
  });
});
