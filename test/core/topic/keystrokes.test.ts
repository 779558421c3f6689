import { expect, test } from 'vitest';
import { decodeKeystrokes, isSyllable } from '../../../src/core/topic/keystrokes.ts';

test.each([
  ['khoong', 'khong'],
  ['ddawng', 'dang'],
  ['dduwowcj', 'duoc'],
  ['nguwowif', 'nguoi'],
  ['queen', 'quen'],
  ['nhaapj', 'nhap'],
  ['nhapaj', 'nhap'],
  ['tw', 'tu'],
  ['d9a8ng', 'dang'],
  ['khoa3n', 'khoan'],
  ['mu71c', 'muc'],
])('%s was meant as %s', (typed, meant) => {
  expect(decodeKeystrokes(typed)).toBe(meant);
});

test.each(['vnetraffic', 'passcode', 'the', 'nhanh', 'muc2', 'a1', 'gplx', '36b112345', ''])(
  '%o is nothing typed in Telex or VNI',
  (typed) => {
    expect(decodeKeystrokes(typed)).toBeUndefined();
  },
);

test.each(['quyen', 'nghieng', 'gi', 'o', 'xe', 'khuya'])('%s is a syllable', (plain) => {
  expect(isSyllable(plain)).toBe(true);
});

test.each(['khoong', 'login', 'pin', 'smart', 'ng', ''])('%o is none', (plain) => {
  expect(isSyllable(plain)).toBe(false);
});
