import { expect, onTestFinished, test } from 'vitest';
import { instant, later, MINUTE } from '../../src/core/time/instant.ts';
import { createTestApp } from '../support/test-app.ts';

const START = instant('2025-12-22T08:00:00+07:00');
/** More than are opened while somebody waits. */
const ROWS = 2_100;

async function openLong() {
  const app = await createTestApp('nghia-trung', START);
  onTestFinished(() => app.close());
  await app.play('cán', 'officer');
  const place = { commune: 'nghia-trung', campaign: 'vnetraffic-2025', unit: 'thon-1' };
  await app.store.transaction((tx) =>
    tx.entries.recordAll(
      Array.from({ length: ROWS }, (_, n) => ({
        ...place,
        id: `row-${String(n).padStart(5, '0')}`,
        person: {
          name: `Nguyễn Thử ${'abcdeghiklmnopqrstuvxy'[n % 22]}`,
          citizenId: `075199${String(n).padStart(6, '0')}`,
          address: n === 7 ? 'Thôn 2, xã Nghĩa Trung' : 'Thôn 1, xã Nghĩa Trung',
        },
        achieved: ['vnetraffic-installed'],
        proof: 'unit-confirmed' as const,
        by: 'tám',
        at: later(START, -60 * MINUTE),
      })),
    ),
  );
  return app;
}

const LATER = expect.stringContaining('Danh sách dài');

test('a list that takes long to open is looked through by a job, and the answer comes when it is done', async () => {
  const { say, errors } = await openLong();
  const one = expect.stringContaining(`Thôn 1: 1/${ROWS.toLocaleString('vi')} dòng`);
  expect(await say('cán', 'cảnh báo')).toEqual([LATER, one]);
  const row = expect.stringContaining('Dòng 8, Nguyễn Thử i: địa chỉ ngoài đơn vị');
  expect(await say('cán', 'cảnh báo thôn 1')).toEqual([LATER, row]);
  expect(errors).toEqual([]);
});

test('a sample of long lists is drawn by a job, by the seed of the word that was given, and asked about at once', async () => {
  const { say, store, errors } = await openLong();
  const drawn = expect.stringMatching(
    /Đã lấy mẫu 3 dòng của 1 đơn vị, mã mẫu \d{12}[\s\S]*1\/3\. Thôn 1: Nguyễn Thử/,
  );
  expect(await say('cán', 'kiểm tra 3')).toEqual([LATER, drawn]);
  expect((await say('cán', 'đạt')).join('\n')).toContain('2/3. Thôn 1');
  const [check] = await store.transaction((tx) => tx.spotChecks.of('nghia-trung', 'vnetraffic-2025'));
  expect(check?.items.map(({ outcome }) => outcome)).toEqual(['met', undefined, undefined]);
  expect(errors).toEqual([]);
});
