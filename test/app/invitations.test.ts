import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { content, createTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp('nghia-trung', instant('2025-12-22T10:00:00+07:00'));
  await app.play('lan', 'officer');
});
afterEach(() => app.close());

const codeIn = (answer: readonly string[]): string =>
  /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(answer.join('\n'))?.[0] ?? 'no code';
const invite = async (words = 'mời thôn 3'): Promise<string> => codeIn(await app.say('lan', words));
const answer = async (who: string, words: string): Promise<string> => (await app.say(who, words)).join('\n');
const heads = (unit: string) =>
  app.store.transaction(
    async (tx) => (await tx.grants.byUnit('nghia-trung', ['head'], app.clock.now())).get(unit) ?? [],
  );

describe('an invitation', () => {
  test('makes whoever types it the head of the unit, from that moment on', async () => {
    const code = await invite();
    expect(await answer('ba', '/list thon-3')).toContain('Việc này dành cho người được giao.');
    expect(await answer('ba', `/start ${code}`)).toMatch(
      /Từ nay bạn là người phụ trách đơn vị, Thôn 3\.[\s\S]*Ghi người đã làm xong/,
    );
    expect(await answer('ba', '/list thon-3')).toContain('Danh sách của Thôn 3');
    expect(await heads('thon-3')).toHaveLength(1);
  });

  test.each([
    ['in small letters', (code: string) => `/start ${code.toLowerCase()}`],
    ['without the hyphen', (code: string) => `/start ${code.replace('-', '')}`],
    ['with spaces in it', (code: string) => `/start ${code.replace('-', ' ')}`],
    ['as an iPhone sends it', (code: string) => `/start ${code}`.normalize('NFD')],
  ])('can be typed %s', async (_, toWords) => {
    await answer('ba', toWords(await invite()));
    expect(await heads('thon-3')).toHaveLength(1);
  });

  test('also comes in by a link', async () => {
    const code = await invite();
    await app.say('ba', { start: code.replace('-', '') });
    expect(await heads('thon-3')).toHaveLength(1);
  });

  test('is good for one person only, and the next one is told whom to warn', async () => {
    const code = await invite();
    await app.say('ba', `/start ${code}`);
    expect(await answer('tư', `/start ${code}`)).toContain('Mã mời này đã có người dùng.');
    expect(await heads('thon-3')).toHaveLength(1);
    expect(await answer('tư', '/list thon-3')).toContain('Việc này dành cho người được giao.');
  });

  test('frightens nobody who taps the link twice', async () => {
    const code = await invite();
    await app.say('ba', `/start ${code}`);
    expect(await answer('ba', `/start ${code}`)).toContain('Từ nay bạn là người phụ trách đơn vị, Thôn 3.');
  });

  test('used by two people in the same batch binds the first of them', async () => {
    const code = await invite();
    const at = app.clock.now();
    const start = (address: string) => ({
      key: `k-${address}`,
      address,
      at,
      heard: { text: '', start: code },
    });
    await app.handleInbound(app.web, [start('ba'), start('tư')]);
    expect(await heads('thon-3')).toHaveLength(1);
    await app.loop.drain();
    expect(app.news('tư').join('\n')).toContain('Mã mời này đã có người dùng.');
  });

  test('says until which day it is good, and is good to the end of that day', async () => {
    const shown = (await app.say('lan', 'mời thôn 3')).join('\n');
    expect(shown).toContain('đến hết 28/12/2025');
    const late = await invite('mời thôn 4');
    app.clock.moveTo(instant('2025-12-28T23:59:59+07:00'));
    await app.say('ba', `/start ${codeIn([shown])}`);
    expect(await heads('thon-3')).toHaveLength(1);
    app.clock.moveTo(instant('2025-12-29T00:00:00+07:00'));
    expect(await answer('tư', `/start ${late}`)).toContain('Mã này không đúng hoặc đã hết hạn.');
    expect(await heads('thon-4')).toEqual([]);
  });

  test('of another commune looks as if it had never been', async () => {
    const made = await app.store.transaction(async (tx) =>
      app.makeInvitation(tx, {
        commune: 'yen-tho',
        timeZone: 'Asia/Ho_Chi_Minh',
        unit: 'thon-3',
        role: 'head',
        by: 'x',
        at: app.clock.now(),
      }),
    );
    const wrong = await answer('ba', '/start ABCDE-FGHJK');
    expect(await answer('ba', `/start ${made.code}`)).toBe(wrong);
    expect(await heads('thon-3')).toEqual([]);
  });

  test.each(['/start ABCDE-FGHJK', '/start O0O0O-1I1I1', '/start ', '/start x', '/start thon-3'])(
    'that does not exist (%j) binds nobody',
    async (words) => {
      expect(await answer('ba', words)).toContain('Bạn cần việc gì?');
      expect(app.audit).toEqual([]);
    },
  );

  test('leaves a trace, of who made it and of who took it up', async () => {
    const code = await invite();
    await app.say('ba', `/start ${code}`);
    const [lan] = await app.store.transaction((tx) =>
      tx.conversations.load([{ channel: 'web', address: 'lan' }]),
    );
    const [ba] = await app.store.transaction((tx) =>
      tx.conversations.load([{ channel: 'web', address: 'ba' }]),
    );
    expect(app.audit).toEqual([
      {
        at: app.clock.now(),
        actor: lan?.account,
        action: 'invite',
        subject: 'thon-3',
        detail: { role: 'head' },
      },
      {
        at: app.clock.now(),
        actor: ba?.account,
        action: 'accept-invitation',
        subject: 'thon-3',
        detail: { role: 'head', by: lan?.account },
      },
    ]);
    expect(JSON.stringify(app.audit)).not.toContain(code.slice(0, 5));
  });

  test('in the middle of a guide keeps the guide', async () => {
    const code = await invite();
    for (const words of ['/start vneid-install', 'android']) await app.say('ba', words);
    expect(await answer('ba', `/start ${code}`)).toContain('Bạn còn một việc đang làm dở.');
    const step = content.words.say('vi', { key: 'guides.vneid-install.a-store' });
    expect(await answer('ba', 'tiếp tục')).toContain(step);
  });
});

describe('an officer who invites', () => {
  test('without a unit is asked which one', async () => {
    expect(await answer('lan', 'mời')).toContain('Bạn muốn mời người phụ trách đơn vị nào?');
    expect(await answer('lan', 'trường tiểu học')).toContain('Trường Tiểu học Nghĩa Trung:');
  });

  test('to a unit that is not there is shown those that are, and can answer by number', async () => {
    const shown = await answer('lan', 'mời thôn 99');
    expect(shown).toContain('Có mấy đơn vị gần giống “thôn 99”.');
    expect(await answer('lan', '3')).toContain('Mã mời cho người phụ trách đơn vị, Thôn 3:');
  });

  test('makes another code each time', async () => {
    expect(await invite()).not.toBe(await invite());
  });
});

test('a head invites helpers of their own unit only, and a helper finds what to do in the menu', async () => {
  await app.play('trưởng thôn', 'head', 'thon-3');
  expect(await answer('trưởng thôn', 'mời thôn 3')).toContain('Bạn mời được người của tổ công nghệ số');
  expect(await answer('trưởng thôn', 'moi to cong nghe so thon 4')).not.toMatch(/[2-9A-Z]{5}-[2-9A-Z]{5}/);
  await answer('trưởng thôn', 'menu');
  expect(await answer('trưởng thôn', 'giúp bà con')).toContain('Mời tổ công nghệ số');
  const made = await answer('trưởng thôn', 'moi to cong nghe so');
  expect(made).toContain('Mã mời cho thành viên tổ công nghệ số, Thôn 3:');

  const bound = await answer('ba', `/start ${codeIn([made])}`);
  expect(bound).toMatch(/Từ nay bạn là thành viên tổ công nghệ số, Thôn 3\.[\s\S]*Ai đang cần giúp/);
  expect(bound).not.toContain('Danh sách');
  expect(await answer('ba', 'lịch đến nhà')).toContain('Chưa hẹn đến nhà ai.');
  expect(await answer('lan', 'mời tổ công nghệ số')).toContain(
    'Bạn muốn mời người giúp bà con cho đơn vị nào?',
  );
});
