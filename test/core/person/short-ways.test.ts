import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCitizenId } from '../../../src/core/person/citizen-id.ts';
import { readName } from '../../../src/core/person/name.ts';
import { findAnyForms, findForms } from '../../../src/core/person/plate-forms.ts';
import { readPlates } from '../../../src/core/person/plates.ts';

// What stands in most lists is recognised at a look; a space beside it makes the reader go the long way.

const runs = { numRuns: 3_000 };
const word = fc.oneof(
  fc.constantFrom(
    'Nguyễn',
    'Văn',
    'Thị',
    'Ông',
    'Bà',
    'Anh',
    'Đỗ',
    'Họ',
    'Tên',
    'Y',
    'A',
    'Ạ',
    'Nhé',
    'văn',
    'HỒ',
  ),
  fc.constantFrom('Traàn', 'Vaên', 'Kbuôr', 'Mỹ', 'Lý', 'O', 'Ñoã', 'Löông', 'De', 'Văn'.normalize('NFD')),
  fc.string({ unit: fc.constantFrom(...'AaBbĐđÀàẾếỹỲơƯñÖïê'), minLength: 1, maxLength: 6 }),
);

test('a name', () => {
  const name = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(name, (text) => {
      expect(readName(text)).toEqual(readName(`${text} `));
    }),
    { ...runs, examples: [['Nguyễn Văn Thử'], ['Ông Văn Thử'], ['Y Ban'], [`Lê ${'Văn '.repeat(30)}An`]] },
  );
});

test('a citizen ID', () => {
  const digits = fc.oneof(
    fc.stringMatching(/^\d{12}$/),
    fc.stringMatching(/^0[0-9]{2}[0-5]\d{8}$/),
    fc.constantFrom('012345678901', '987654321098', '111111111111', '079299000001', '003199000001'),
    fc.stringMatching(/^\d{9,13}$/),
  );
  fc.assert(
    fc.property(digits, fc.constantFrom(1990, 2025, 2026), (text, year) => {
      expect(readCitizenId(text, { year })).toEqual(readCitizenId(` ${text}`, { year }));
    }),
    runs,
  );
});

test('a plate', () => {
  const compact = fc.stringMatching(
    /^\d{2}[A-Z]{1,2}\d{4,7}$|^\d{2}M[ĐD]?\d{5,6}$|^[A-Z]{2}\d{4,5}$|^\d{5}NG\d\d$/,
  );
  fc.assert(
    fc.property(compact, (plate) => {
      expect(findForms(plate)).toEqual(findAnyForms(plate));
      expect(readPlates(plate)).toMatchObject({ verdict: readPlates(` ${plate}`).verdict });
    }),
    runs,
  );
});
