import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runAsk } from '../../src/cli/ask-run.ts';

const root = join(import.meta.dirname, '../..');

function ask(args: readonly string[], input = '', dataDir = join(root, 'data')) {
  const out: string[] = [];
  const err: string[] = [];
  const code = runAsk(args, {
    dataDir,
    localesDir: join(root, 'locales'),
    input: () => input,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out, err: err.join('\n') };
}

test('a question is answered with the approved words', () => {
  expect(ask(['quen mk vneid']).out.join()).toContain('bạn bấm “Quên mật khẩu”');
  expect(ask(['--english', 'I forgot my password']).out.join()).toContain('tap “Quên mật khẩu”');
  expect(ask(['trời hôm nay có mưa không']).out.join()).toContain('Việc này tôi không trả lời được');
});

test('--json tells the topic, how sure it is, and up to three others', () => {
  const { code, out } = ask(['--json', 'máy', 'mới', 'mua', 'vào', 'không', 'được']);
  const found = JSON.parse(out.join(''));
  expect(code).toBe(0);
  expect(found).toEqual({
    topic: 'vneid.change-device',
    confidence: expect.any(Number),
    alternatives: [expect.any(String), expect.any(String), expect.any(String)],
  });
  expect(found.confidence).toBeGreaterThan(0.5);
  expect(found.confidence).toBeLessThanOrEqual(1);
  expect(found.alternatives).not.toContain('vneid.change-device');
});

test('questions can be piped in, one a line', () => {
  const { out } = ask(['--json'], 'bị bắn tốc độ coi ở đâu\n\nai đó gọi bảo cập nhật vneid\n');
  expect(out.map((line) => JSON.parse(line).topic)).toEqual(['vnetraffic.lookup-fine', 'vneid.scam']);
});

test('an unknown option, and a folder without answers, are said on the error output', () => {
  expect(ask(['--jsno', 'otp'])).toMatchObject({ code: 1, out: [] });
  const empty = ask(['otp'], '', join(root, 'locales'));
  expect(empty.code).toBe(1);
  expect(empty.err).toContain('vneid.otp.yaml:1:1: error: this file is missing');
});
