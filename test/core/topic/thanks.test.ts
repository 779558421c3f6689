import { expect, test } from 'vitest';
import { isThanks } from '../../../src/core/topic/thanks.ts';

const words = ['cam on', 'thanks'];

test.each(['cảm ơn', 'Cam on ban nhieu nhe!', 'CÁM ƠN CHÁU', 'thanks'])('%s is a thank-you', (text) => {
  expect(isThanks(text, words)).toBe(true);
});

test.each(['cảm ơn nhưng tôi vẫn chưa nhận được mã otp', 'vneid', ''])('%o is more, or less', (text) => {
  expect(isThanks(text, words)).toBe(false);
});
