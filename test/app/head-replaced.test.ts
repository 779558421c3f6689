import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp('nghia-trung', instant('2025-12-24T07:00:00+07:00'));
  await app.play('lan', 'officer');
  await app.play('tám', 'head', 'thon-3');
  await app.forward.moveTo(instant('2025-12-24T08:30:00+07:00'));
  app.news('tám');
});
afterEach(() => app.close());

const answer = async (who: string, words: string): Promise<string> => (await app.say(who, words)).join('\n');
const holders = (unit: string) =>
  app.store.transaction((tx) => tx.grants.holders('nghia-trung', unit, ['head'], app.clock.now()));
const replace = async (): Promise<string> => {
  await app.say('lan', 'thay người phụ trách thôn 3');
  return /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(await answer('lan', 'xác nhận'))?.[0] ?? 'no code';
};

describe('a head who is replaced in the middle of a campaign', () => {
  test('stays until the new one is there, so that no unit is left to nobody', async () => {
    const before = await holders('thon-3');
    await replace();
    expect(await holders('thon-3')).toEqual(before);
  });

  test('loses the role when the new one comes in, who is told where things stand', async () => {
    const code = await replace();
    const said = await answer('chín', `/start ${code}`);
    expect(said).toContain('Từ nay bạn là người phụ trách đơn vị, Thôn 3.');
    expect(said).toContain('Thôn 3 trong đợt VNeTraffic 2025 đang như sau:');
    expect(said).toContain('Đã ghi 0 người, đã nộp 0 báo cáo.');
    expect(said).toContain('• Cần nộp: Danh sách cá nhân đã cài đặt VNeTraffic, hạn hết ngày 31/12/2025.');
    expect(said).toContain('Lần nhắc gần nhất: ngày 24/12/2025.');
    expect(await holders('thon-3')).toHaveLength(1);
    expect(app.news('tám').join('\n')).toContain('của bạn đã kết thúc');
    expect(app.news('lan').join('\n')).toContain('Người mới đã vào');
    expect(await answer('tám', '/list thon-3')).toContain('Việc này dành cho người được giao.');

    // The wrong person used it: the officer takes that back, once.
    expect((await app.say('lan', { tap: 1 })).join()).toContain(
      'Đã hoàn tác: người phụ trách đơn vị, Thôn 3',
    );
    expect(await holders('thon-3')).toHaveLength(1);
    expect(await answer('chín', '/list thon-3')).toContain('Việc này dành cho người được giao.');
    expect(await answer('tám', '/list thon-3')).toContain('Danh sách của Thôn 3');
  });

  test('stays when the code is cancelled before anybody used it', async () => {
    const code = await replace();
    expect((await app.say('lan', { tap: 1 })).join()).toContain('Đã hủy mã mời: Thôn 3');
    expect(await answer('chín', `/start ${code}`)).toContain('Mã này không đúng hoặc đã hết hạn');
    const other = await replace();
    await app.say('chín', `/start ${other}`);
    // Too late: the button is still under the message with the code.
    expect((await app.say('lan', { tap: 1, messagesAgo: 1 })).join()).toContain('Mã này đã có người dùng');
  });

  test('is not reminded any more; the new one is, from then on', async () => {
    await app.say('chín', `/start ${await replace()}`);
    app.news('tám');
    await app.forward.moveTo(instant('2025-12-28T09:00:00+07:00'));
    expect(app.news('tám')).toEqual([]);
    expect(app.news('chín').join('\n')).toContain('Nhắc hạn: Thôn 3 còn 3 ngày');
  });

  test('an ordinary invitation replaces nobody', async () => {
    const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(await answer('lan', 'mời thôn 3'))?.[0];
    await app.say('chín', `/start ${code}`);
    expect(await holders('thon-3')).toHaveLength(2);
  });
});

describe('a role that is ended by the officer', () => {
  test('ends at once and can be given back', async () => {
    await app.say('lan', 'kết thúc vai trò thôn 3');
    expect(await answer('lan', 'xác nhận')).toContain('Đã kết thúc vai trò: người phụ trách đơn vị, Thôn 3.');
    expect(await holders('thon-3')).toEqual([]);
    expect(await answer('lan', 'hoàn tác')).toContain('Đã trả lại vai trò');
    expect(await holders('thon-3')).toHaveLength(1);
  });

  test('is chosen where several people have one', async () => {
    await app.play('chín', 'deputy', 'thon-3');
    const asked = await answer('lan', 'kết thúc vai trò thôn 3');
    expect(asked).toContain('1. Trưởng thôn, Thôn 3, từ ngày 24/12/2025]');
    expect(asked).toContain('2. Phó trưởng thôn, Thôn 3, từ ngày 24/12/2025]');
    await app.say('lan', '2');
    expect(await answer('lan', '1')).toContain('Đã kết thúc vai trò: cấp phó của đơn vị, Thôn 3.');
    expect(await holders('thon-3')).toHaveLength(1);
  });
});
