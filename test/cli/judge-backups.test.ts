import { expect, test } from 'vitest';
import { judgeBackups } from '../../src/cli/judge-backups.ts';
import { type Instant, instant } from '../../src/core/time/instant.ts';
import { content } from '../support/test-app.ts';

async function judge(...moments: readonly string[]) {
  const list = async () => moments.map((at) => ({ name: at, at: instant(at) as Instant, rows: 1, files: 0 }));
  const { grade, text } = await judgeBackups({ list }, instant('2026-01-08T08:00:00+07:00'));
  return `${grade}: ${content.words.say('vi', text)}`;
}

test('the doctor says how old the newest backup is, and calls for somebody after three days', async () => {
  expect(await judge()).toMatch(/^note: Chưa có bản sao lưu nào/);
  expect(await judge('2026-01-07T19:00:00Z', '2026-01-06T19:00:00Z')).toBe(
    'good: Bản sao lưu mới nhất: 2026-01-07T19:00:00Z. Đang giữ 2 bản.',
  );
  expect(await judge('2026-01-04T19:00:00Z')).toMatch(/^bad: Bản sao lưu mới nhất đã cũ/);
});
