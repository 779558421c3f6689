import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';
import { record, somebody } from './report.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp('nghia-trung', instant('2025-12-22T08:00:00+07:00'));
  await app.play('tám', 'head', 'thon-1');
});
afterEach(() => app.close());

const ask = async (words: string): Promise<string> => (await app.say('tám', words)).join('\n');
const filed = async () => {
  const [submission] = await app.store.transaction((tx) =>
    tx.submissions.of('nghia-trung', 'vnetraffic-2025'),
  );
  return submission;
};

describe('a report', () => {
  test('is shown before it is filed, and filed once it is confirmed', async () => {
    await record(app, 'tám', 'thon-1', somebody(1));
    expect(await ask('/nop')).toContain(
      'Nộp báo cáo “Danh sách cá nhân đã cài đặt VNeTraffic” của Thôn 1 với 1 người?',
    );
    expect(await filed()).toBeUndefined();
    expect(await ask('1')).toContain('đúng hạn. Cảm ơn bạn.');
    expect(await filed()).toMatchObject({ unit: 'thon-1', nil: false, firstCompleteAt: app.clock.now() });
    expect(app.audit.at(-1)).toMatchObject({ action: 'file-report', detail: { nil: false } });
  });

  test('with nobody on the list is a report, if that is said on purpose', async () => {
    expect(await ask('/nop')).toContain('Nếu thật sự không có ai, bạn vẫn nộp được.');
    await ask('không có người nào');
    expect(await filed()).toMatchObject({ nil: true });
  });

  test('can be declined, and nothing is filed', async () => {
    await ask('/nop');
    expect(await ask('về menu')).toContain('Bạn cần việc gì?');
    expect(await filed()).toBeUndefined();
  });

  test('after the deadline is taken, and called late', async () => {
    app.clock.moveTo(instant('2026-01-01T00:00:00+07:00'));
    expect(await ask('/submit thon-1 danh-sach nil')).toContain('Báo cáo nộp sau hạn.');
  });

  test('long after the deadline is not taken any more', async () => {
    app.clock.moveTo(instant('2026-01-31T00:00:00+07:00'));
    expect(await ask('/submit thon-1 danh-sach nil')).toContain('hiện không có báo cáo nào đến kỳ nộp');
    expect(await filed()).toBeUndefined();
  });

  test('that says “nobody” is asked for again when somebody is on the list by now', async () => {
    await ask('/nop');
    await record(app, 'tám', 'thon-1', somebody(1));
    expect(await ask('/submit thon-1 danh-sach nil')).toContain('với 1 người?');
    expect(await filed()).toBeUndefined();
  });

  test('that says “these people” is asked for again when nobody is left on the list', async () => {
    await record(app, 'tám', 'thon-1', somebody(1));
    await ask('rút 1');
    await ask('có');
    expect(await ask('/submit thon-1 danh-sach ok')).toContain('chưa ghi người nào');
    expect(await filed()).toBeUndefined();
  });

  test('can be filed again, which moves the last change and never the first', async () => {
    await ask('/submit thon-1 danh-sach nil');
    const first = app.clock.now();
    app.clock.moveTo(instant('2026-01-02T08:00:00+07:00'));
    await record(app, 'tám', 'thon-1', somebody(1));
    expect(await ask('/nop')).toContain('Thôn 1 đã nộp đủ báo cáo đến kỳ.');
    expect(await ask('1')).toContain('Báo cáo này đã nộp rồi.');
    expect(await ask('nộp báo cáo')).toContain('Đã cập nhật báo cáo');
    expect(await filed()).toMatchObject({
      nil: false,
      firstCompleteAt: first,
      lastChangedAt: app.clock.now(),
    });
  });

  test('tapped twice is filed once', async () => {
    await record(app, 'tám', 'thon-1', somebody(1));
    await ask('/nop');
    const button = { token: '/submit thon-1 danh-sach ok' };
    expect((await app.say('tám', button)).join()).toContain('đúng hạn');
    const first = await filed();
    await app.say('tám', button);
    expect(await filed()).toEqual(first);
  });
});

describe('of several reports that are owed', () => {
  test('the head is asked which one, by title', async () => {
    await app.close();
    app = await createTestApp('yen-tho', instant('2023-04-10T08:00:00+07:00'));
    await app.play('tám', 'head', 'doan-thanh-nien');
    const which = await ask('nộp');
    expect(which).toMatch(/1\. .*Lễ ra quân|1\. Báo cáo kết quả/);
    expect(await ask('lễ ra quân')).toContain('Bạn chỉ bấm nộp khi đã làm xong việc này.');
    const done = await ask('1');
    expect(done).toContain('Đã nhận báo cáo “Lễ ra quân thực hiện đợt cao điểm”');
    expect(done).toContain('Nộp báo cáo khác');
    expect(await ask('nộp báo cáo khác')).toContain('Báo cáo kết quả thực hiện giai đoạn');
  });

  test('a unit that owes none is told so', async () => {
    await app.play('văn', 'head', 'van-phong');
    expect((await app.say('văn', '/nop')).join()).toContain('hiện không có báo cáo nào đến kỳ nộp');
  });
});

test('what is recorded and looked at leaves a trace without names or numbers', async () => {
  await record(app, 'tám', 'thon-1', somebody(1));
  await ask('/list');
  expect(app.audit.map(({ action }) => action)).toEqual(['record-entry', 'see-list']);
  expect(JSON.stringify(app.audit)).not.toMatch(/Thử|001099/);
});

test('what is shown of a person is masked', async () => {
  await record(app, 'tám', 'thon-1', {
    ...somebody(1),
    address: 'Số 12, thôn 1, xã Mẫu',
    plates: '60-B1 123.45',
  });
  const list = await ask('/list');
  expect(list).toContain('Nguyễn Văn Thử B');
  expect(list).not.toMatch(/001099000001|Số 12|123\.45/);
});
