import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { madeUpFile } from '../support/made-up-file.ts';
import { createTestApp } from '../support/test-app.ts';

/** Plan 001, V.2.1 (1) to (7), as the menu has them; the seventh is the list itself. */
const KINDS = [
  ['photo', 'ảnh tuyên truyền', 'chợ.jpg'],
  ['guiding', 'ảnh hoặc video hướng dẫn', 'hướng dẫn.mp4'],
  ['meeting', 'ảnh buổi tập trung', 'họp ấp.jpg'],
  ['leaflet', 'tờ rơi và tài liệu', 'tờ rơi.jpg'],
  ['link', 'đường dẫn tin bài', undefined],
  ['document', 'kế hoạch hoặc văn bản', 'kế hoạch.pdf'],
] as const;

test('each of the seven kinds of evidence is taken for itself, and kept as it was sent', async () => {
  const app = await createTestApp('loc-hoa', instant('2025-03-28T08:00:00+07:00'));
  onTestFinished(() => app.close());
  await app.play('năm', 'head', 'to-ap-1');
  /** What the report lacks, as it is named before it is filed. */
  const lacking = async () =>
    /Minh chứng: (?<kinds>.*)/.exec((await app.say('năm', 'nộp')).join('\n'))?.groups?.['kinds'] ?? '';
  const all = await lacking();
  for (const [, words] of KINDS) expect(all).toContain(words);
  expect(all).toContain('danh sách người được hướng dẫn');

  const left = new Set<string>(KINDS.map(([, words]) => words));
  for (const [n, [, words, file]] of KINDS.entries()) {
    await app.say('năm', 'minh chứng');
    await app.say('năm', String(n + 1));
    await app.say('năm', file === undefined ? 'https://bao.example/loc-hoa' : { files: [file] });
    if (file !== undefined) await app.say('năm', 'xong');
    await app.files.run();
    await app.files.idle();
    left.delete(words);
    const still = await lacking();
    for (const other of KINDS) expect(still.includes(other[1])).toBe(left.has(other[1]));
  }
  await app.say('năm', '1. Nguyễn Văn Thử, ấp 1, bhyt, thành công\n2. Thị Nhé, ấp 1, gplx, thành công');
  await app.say('năm', 'ghi 2 người');
  expect(await lacking()).toBe('');

  const kept = await app.store.transaction((tx) =>
    tx.evidence.of('loc-hoa', 'vneid-90-ngay-dem-2025', 'to-ap-1'),
  );
  expect(kept.map(({ kind, state }) => [kind, state]).toSorted()).toEqual(
    KINDS.map(([kind]) => [kind, 'kept']).toSorted(),
  );
  const files = await app.store.transaction((tx) =>
    tx.evidence.fingerprints('loc-hoa', 'vneid-90-ngay-dem-2025'),
  );
  const sent = await Promise.all(
    KINDS.flatMap(([, , file]) => (file === undefined ? [] : [madeUpFile(file)])),
  );
  expect(files.map(({ sha256 }) => sha256).toSorted()).toEqual(
    sent.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')).toSorted(),
  );
  expect(app.errors).toEqual([]);
});
