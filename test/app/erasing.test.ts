import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { createRecordingCipher, dumpOf } from '../support/dump.ts';
import { createTestApp } from '../support/test-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'erasing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BA = 'bà-năm';
/** Nobody else in the test is called so, lives there or has such a number. */
const TRACES = [
  /năm ?thử/i,
  /nam ?thu/i,
  /mẹ ?thử/i,
  /me ?thu/i,
  /075154000001/,
  /075130000002/,
  /hoa ?sen/i,
  /912 ?000 ?777/,
  /không thấy CH Play/i,
  /cháu làm nốt giúp bà/i,
  /93-?P1/i,
];

test('after /xoa nothing of the person is left in any table, file or message, but that they asked', async () => {
  const cipher = createRecordingCipher();
  const file = join(folder, 'one.sqlite');
  const app = await createTestApp('nghia-trung', instant('2025-12-22T08:00:00+07:00'), { file, cipher });
  try {
    await app.play('tổ', 'helper', 'thon-3');
    await app.play('lan', 'officer');
    const say = async (...all: readonly string[]) => {
      for (const words of all) await app.say(BA, words);
    };
    // In the list, with a relative, and with a draft that is not finished.
    await say('tôi đã cài xong', 'đồng ý', 'cho tôi', 'rồi', 'thôn', '3', '1');
    await say(
      'Lê Thị Năm Thử',
      '5 xóm Hoa Sen, thôn 3, xã Nghĩa Trung',
      '075154000001',
      '93-P1 123.45',
      'gửi',
    );
    await say('ghi thêm người nhà', 'đồng ý', 'cho người nhà', 'có', 'đủ 16', 'thôn', '3', '1');
    await say('Trần Thị Mẹ Thử', '5 xóm Hoa Sen, thôn 3, xã Nghĩa Trung', '075130000002', 'bỏ qua', 'gửi');
    await say(
      'ghi thêm người nhà',
      'đồng ý',
      'cho người nhà',
      'có',
      'đủ 16',
      'thôn',
      '3',
      '1',
      'Lê Văn Năm Thử',
      'dừng',
    );
    // Helped by somebody, with whom they have talked.
    await say('cần người giúp', 'thôn', '3', 'đến tận nhà', 'xóm Hoa Sen, cạnh chùa', 'buổi sáng');
    await say('không thấy CH Play đâu cả', '0912000777');
    await app.say('tổ', 'nhận việc 1');
    await app.say('tổ', '/talk 1');
    await app.say('tổ', 'chào bà, xóm Hoa Sen phải không ạ');
    await say('/talk 1', 'cháu làm nốt giúp bà Năm Thử', 'dừng');
    await app.say(BA, { files: ['anh-1.jpg'], text: 'ảnh của bà Năm Thử' });
    const before = dumpOf(file, cipher)
      .map(({ text }) => text)
      .join('\n');
    for (const trace of [/năm thử/i, /075154000001/, /075130000002/, /hoa sen/i, /912000777/, /cháu làm nốt/])
      expect(before).toMatch(trace);

    await say('/xoa', '1');
    app.clock.moveTo(instant('2025-12-23T08:00:00+07:00'));
    await app.loop.tick();
    await app.loop.drain();

    const left = dumpOf(file, cipher).filter(({ text }) => TRACES.some((trace) => trace.test(text)));
    expect(left).toEqual([]);
    expect(app.errors).toEqual([]);
  } finally {
    await app.close();
  }
});
