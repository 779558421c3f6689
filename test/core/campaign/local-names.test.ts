import { describe, expect, test } from 'vitest';
import { localNames } from '../../../src/core/campaign/local-names.ts';
import { readWords } from '../../server/support/words.ts';

const words = readWords();
const spoken = (place: Parameters<typeof localNames>[0]): string[] =>
  Object.values(localNames(place)).map((name) => words.say('vi', name));

describe('what a place is called', () => {
  test('follows its kind', () => {
    expect(spoken({ commune: { kind: 'phuong' }, units: [] })).toEqual([
      'phường',
      'Công an phường',
      'tổ dân phố',
      'tổ trưởng tổ dân phố',
    ]);
  });

  test('follows the units that people live in', () => {
    const units = ['thon', 'ap', 'ap', 'truong', 'truong', 'truong'].map((kind) => ({ kind }));
    expect(spoken({ commune: { kind: 'xa' }, units })).toEqual(['xã', 'Công an xã', 'ấp', 'trưởng ấp']);
  });

  test('is what its file says, where it says it', () => {
    const commune = { kind: 'thanh-pho', police: 'Công an thành phố Mẫu', village: 'thon' } as const;
    expect(spoken({ commune, units: [{ kind: 'ap' }] })).toEqual([
      'thành phố',
      'Công an thành phố Mẫu',
      'thôn',
      'trưởng thôn',
    ]);
  });
});

test('sentences are spoken with the names of the place', () => {
  const ward = words.naming(localNames({ commune: { kind: 'phuong' }, units: [] }));
  const text = { key: 'dialogue.human' };
  expect(ward.say('vi', text)).toContain('Công an phường');
  expect(ward.say('vi', text)).toContain('tổ trưởng tổ dân phố');
  expect(words.say('vi', text)).toContain('Công an xã');
});
