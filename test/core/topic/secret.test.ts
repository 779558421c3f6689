import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksSecret, type Wanted } from '../../../src/core/topic/secret.ts';

const everywhere: readonly Wanted[] = ['choice', 'words', 'figures'];

describe.each(everywhere)('where %s are awaited', (wanted) => {
  test.each([
    'otp 483920',
    'mã OTP của tôi là 483920',
    'ma otp la 483 920'.replace(' 920', '920'),
    '483920 là mã otp đó',
    'passcode: 112233',
    'mật khẩu là Hoa1990',
    'mk em la abc12345',
    'mật khẩu vneid của bác là Thu@1957',
    'Thu@1957',
    'my password is Secret12',
    'code 483920',
  ])('%s is a secret', (text) => {
    expect(looksSecret(text, wanted)).toBe(true);
  });

  test.each([
    'quên mật khẩu vneid',
    'mật khẩu là gì',
    'mật khẩu vneid phải có 8 ký tự',
    'passcode là 6 số à',
    'mã 6 số mở giấy tờ',
    'otp không về',
    'chờ mã otp 3 phút rồi',
    'mã số thuế 8012345678',
    'gọi 1900.0368',
    '18/12/2025',
    'Nguyễn Văn Thử',
    '36-B1 123.45',
    '60B1-12345',
    'nguyen.thu1990@gmail.com',
    '12',
    '1 2 3 4 5 6',
    'thôn 3, xã Nghĩa Trung',
    '001099000001',
    '0901234567',
  ])('%s is none', (text) => {
    expect(looksSecret(text, wanted)).toBe(false);
  });
});

test('six figures alone are a secret, unless figures are what was asked for', () => {
  for (const code of ['483920', '483 920', '48 39 20', 'G-483920']) {
    expect(looksSecret(code, 'choice')).toBe(true);
    expect(looksSecret(code, 'words')).toBe(true);
    expect(looksSecret(code, 'figures')).toBe(false);
  }
});

test.each([
  'nó gửi về mã 483920 rồi',
  'mã của tôi là 483920',
  'ma so 483920 co dung ko',
  'có tin nhắn gửi về máy 483920',
])('a code that is mentioned is a secret: %s', (text) => {
  expect(looksSecret(text, 'words')).toBe(true);
  expect(looksSecret(text, 'choice')).toBe(true);
});

test.each([
  'gửi về 200000 đồng',
  'tin nhắn trừ 150000 đ',
  'nhận được 120000 tờ rơi',
  'mã hồ sơ 123456',
  'mã 12345678',
])('money, people and numbers of papers are none: %s', (text) => {
  expect(looksSecret(text, 'words')).toBe(false);
});

test('any six figures, and any password as VNeID wants it, are recognised', () => {
  const code = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'));
  fc.assert(fc.property(code, (text) => looksSecret(text, 'choice')));
  const password = fc
    .tuple(
      fc.stringMatching(/^[a-z]{2,6}$/),
      fc.stringMatching(/^[A-Z]{2,4}$/),
      fc.stringMatching(/^\d{2,4}$/),
      fc.stringMatching(/^[!#$%&*?_+]{2,4}$/),
    )
    .map((parts) => parts.join(''));
  fc.assert(fc.property(password, (text) => looksSecret(text, 'choice')));
});
