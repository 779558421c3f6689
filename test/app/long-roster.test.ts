import { expect, onTestFinished, test } from 'vitest';
import { instant, later, MINUTE } from '../../src/core/time/instant.ts';
import type { Store } from '../../src/ports/store.ts';
import { createTestApp } from '../support/test-app.ts';

const START = instant('2025-12-22T08:00:00+07:00');
const ROWS = 1_200;
const LIST = Buffer.from(
  `Họ và tên;Địa chỉ;Số CCCD\n${Array.from(
    { length: ROWS },
    (_, n) => `Nguyễn Văn Thử;Thôn 1, xã Nghĩa Trung;075199${String(n).padStart(6, '0')}\n`,
  ).join('')}`,
);

/** Breaks off while the fifth part of a list is recorded, once: in the second transaction. */
function breaking(store: Store): Store {
  let calls = 0;
  return {
    ...store,
    transaction: (work) =>
      store.transaction((tx) => {
        const recordAll: typeof tx.entries.recordAll = (all) => {
          if (++calls === 5) throw new Error('the power is gone');
          return tx.entries.recordAll(all);
        };
        return work({ ...tx, entries: { ...tx.entries, recordAll } });
      }),
  };
}

test('a long list whose recording broke off is recorded to its end, and nobody twice', async () => {
  const app = await createTestApp('nghia-trung', START, { around: breaking });
  onTestFinished(() => app.close());
  await app.play('tám', 'head', 'thon-1');
  const ref = app.web.upload('tám', { name: 'ds.csv', type: 'text/csv', bytes: LIST });
  const attachments = [{ kind: 'file' as const, ref, name: 'ds.csv' }];
  await app.handleInbound(app.web, [
    { key: 'file', address: 'tám', at: START, heard: { text: '', attachments } },
  ]);
  await app.files.run();
  await app.files.idle();
  expect((await app.say('tám', 'danh sách chưa ghi')).join('\n')).toContain('1.200 người ghi được');
  const rows = () =>
    app.store.transaction((tx) => tx.entries.ids('nghia-trung', 'vnetraffic-2025', 'thon-1'));
  await app.say('tám', '1');
  await app.say('tám', '1');
  await app.say('tám', 'ghi 1.200 người');
  expect(app.errors).toHaveLength(1);
  expect(await rows()).toHaveLength(300);

  app.clock.moveTo(later(START, 2 * MINUTE));
  expect((await app.say('tám', 'menu')).join('\n')).toContain('Đã ghi 1.200 người');
  expect(new Set(await rows()).size).toBe(ROWS);
  const people = await app.store.transaction((tx) =>
    tx.entries.people('nghia-trung', 'vnetraffic-2025', ['unit-confirmed']),
  );
  expect([...people.values()]).toEqual([ROWS]);
});
