import { expect, test } from 'vitest';
import { isSimilar } from '../../../src/core/violation/similar.ts';

const seen = { plate: ['82C-123.45'], when: '07/11/2023 17:00', where: ['km 152 quốc lộ 14, xã Ví Dụ'] };

test.each([
  ['the same plate, written otherwise', { plate: ['82c 12345'] }, true],
  ['the same day and place', { when: '07/11/2023', where: ['Quốc lộ 14, gần km 152'] }, true],
  ['the same place on another day', { when: '08/11/2023', where: ['km 152 quốc lộ 14'] }, false],
  ['the same day elsewhere', { when: '07/11/2023 17:00', where: ['chợ Mẫu'] }, false],
  ['nothing in common', {}, false],
])('%s', (_, other, expected) => {
  expect(isSimilar(seen, other)).toBe(expected);
  expect(isSimilar(other, seen)).toBe(expected);
});

test('two that say next to nothing are not taken for one', () => {
  expect(isSimilar({ plate: ['--'] }, { plate: ['..'] })).toBe(false);
  expect(isSimilar({}, {})).toBe(false);
});
