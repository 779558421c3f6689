import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { looksSecret } from '../../src/core/topic/secret.ts';
import { createTestApp } from '../support/test-app.ts';

/** RANDOM_MESSAGES=100000 for the proof; a few here. */
const MESSAGES = Number(process.env['RANDOM_MESSAGES'] ?? 300);

const said = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom('1', '2', '3', '4', 'xong', 'chưa được', 'hỏi người', 'menu', 'quay lại'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('tôi đã cài xong', 'đồng ý', 'cho tôi', 'rồi', 'thôn', 'thôn 3', 'bỏ qua'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('/dulieu', '/sua', '/ruthoi', '/xoa', '/xacthuc', 'cần người giúp', 'dừng'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('483920', 'otp 112233', 'mật khẩu là Hoa@1990x', 'mk: Trung#2024', '/reply 1'),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 60, unit: 'grapheme' }) },
);

test('whatever is typed, nothing breaks, there is always an answer with a way on, and no secret is kept', async () => {
  const app = await createTestApp('nghia-trung', instant('2025-12-22T08:00:00+07:00'));
  await app.play('tổ', 'helper', 'thon-3');
  try {
    for (const words of fc.sample(said, { numRuns: MESSAGES, seed: 7 })) {
      const answers = await app.say('ai-đó', words);
      expect(answers.length, words).toBeGreaterThan(0);
      const [conversation] = await app.store.transaction((tx) =>
        tx.conversations.load([{ channel: 'web', address: 'ai-đó' }]),
      );
      const { dialogue = { parked: [] } } = conversation ?? {};
      const goesOn =
        ('session' in dialogue && dialogue.session?.status === 'waiting') ||
        (('offered' in dialogue && dialogue.offered?.length) || 0) > 0;
      expect(goesOn, words).toBe(true);
      if (looksSecret(words, 'words')) expect(JSON.stringify(dialogue)).not.toContain(words);
    }
    expect(app.errors).toEqual([]);
  } finally {
    await app.close();
  }
}, 60_000);
