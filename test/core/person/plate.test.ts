import { describe, expect, test } from 'vitest';
import { type Plate, readPlate } from '../../../src/core/person/plate.ts';
import { platePlaces } from '../../../src/core/person/plate-provinces.ts';
import { spell } from './spell.ts';

const show = ({ kind, display }: Plate) => `${kind} ${display}`;
const read = (text: string) => spell(readPlate(text), show);

describe('every form', () => {
  test.each([
    ['30A-123.45', 'car 30A-123.45'],
    ['29A-1234', 'car 29A-1234'],
    ['29A1234', 'car 29A-1234'],
    ['51R-123.45', 'car 51R-123.45'],
    ['51R12345', 'car 51R-123.45'],
    ['29-HA 002.33', 'motorbike 29HA-002.33'],
    ['29HA00233', 'motorbike 29HA-002.33'],
    ['29-VA 123.45', 'motorbike 29VA-123.45'],
    ['29AB1234', 'motorbike 29AB-1234'],
    ['36-B1 123.45', 'motorbike 36B1-123.45'],
    ['36B112345', 'motorbike 36B1-123.45'],
    ['51-T1 1234', 'motorbike 51T1-1234'],
    ['51-U1 001.23', 'motorbike 51U1-001.23'],
    ['29-MĐ1 123.45', 'electric-motorbike 29MĐ1-123.45'],
    ['29MD112345', 'electric-motorbike 29MĐ1-123.45'],
    ['29-MĐ 123.45', 'electric-motorbike 29MĐ-123.45'],
    ['29LD-123.45', 'special 29LD-123.45'],
    ['29DA-1234', 'special 29DA-1234'],
    ['29KT-123.45', 'special 29KT-123.45'],
    ['29HC-123.45', 'special 29HC-123.45'],
    ['29TĐ-123.45', 'special 29TĐ-123.45'],
    ['29TD-123.45', 'special 29TD-123.45'],
    ['29MK-1234', 'special 29MK-1234'],
    ['29CD-1234', 'special 29CD-1234'],
    ['51RM-123.45', 'special 51RM-123.45'],
    ['80-441-NG-02', 'diplomatic 80-441-NG-02'],
    ['80441QT02', 'diplomatic 80-441-QT-02'],
    ['80 441 CV 02', 'diplomatic 80-441-CV-02'],
    ['80.441.NN.02', 'diplomatic 80-441-NN-02'],
    ['TM-12-34', 'military TM-12-34'],
    ['TM1234', 'military TM-12-34'],
    ['QA-12-345', 'military QA-12-345'],
    ['TO 12-34', 'military TO-12-34'],
  ])('%s', (text, reading) => {
    expect(read(text)).toBe(`sure ${reading}`);
  });

  test.each([...'ABCDEFGHKLMNPSTUVXYZ'])('a car can have the series %s', (letter) => {
    expect(read(`30${letter}-123.45`)).toBe(`sure car 30${letter}-123.45`);
  });

  test.each(['R', 'G'])(
    'a motorbike is never refused over %s as second letter, on which lists differ',
    (letter) => {
      expect(read(`29-A${letter} 123.45`)).toBe(`sure motorbike 29A${letter}-123.45`);
    },
  );
});

describe('typing', () => {
  test.each([
    ['small letters', '29-mđ1 123.45', 'electric-motorbike 29MĐ1-123.45'],
    ['the other Đ (U+00D0)', '29-MÐ1 123.45', 'electric-motorbike 29MĐ1-123.45'],
    ['African Ɖ (U+0189)', '29-MƉ1 123.45', 'electric-motorbike 29MĐ1-123.45'],
    ['a long dash', '30A–123.45', 'car 30A-123.45'],
    ['a comma for the dot', '30A-123,45', 'car 30A-123.45'],
    ['a slash', '36/B1/12345', 'motorbike 36B1-123.45'],
    ['an invisible space', '30A\u200B-123.45', 'car 30A-123.45'],
    ['the word for plate', 'biển số: 30A-123.45', 'car 30A-123.45'],
    ['the vehicle named', 'xe máy 51T11234', 'motorbike 51T1-1234'],
    ['the vehicle named behind', '51T11234 (ô tô)', 'car 51T-112.34'],
    ['an electric one named', 'xe điện 29MD12345', 'electric-motorbike 29MĐ-123.45'],
  ])('%s makes no difference', (_, text, reading) => {
    expect(read(text)).toBe(`sure ${reading}`);
  });

  test('what was typed is kept beside what was read', () => {
    expect(readPlate(' 36-b1 123.45 ')).toEqual({
      verdict: 'sure',
      value: { raw: '36-b1 123.45', compact: '36B112345', display: '36B1-123.45', kind: 'motorbike' },
    });
  });
});

describe('car or motorbike', () => {
  test.each([
    ['51T-112.34', 'car 51T-112.34'],
    ['51T 11234', 'car 51T-112.34'],
    ['51T112.34', 'car 51T-112.34'],
    ['51-T-11234', 'car 51T-112.34'],
    ['51-T1 1234', 'motorbike 51T1-1234'],
    ['51T1-1234', 'motorbike 51T1-1234'],
    ['51T1.1234', 'motorbike 51T1-1234'],
  ])('%s is decided by its separators', (text, reading) => {
    expect(read(text)).toBe(`sure ${reading}`);
  });

  test.each(['51T11234', '51-T11234', '51T-1 1234'])('%s is asked about', (text) => {
    expect(read(text)).toBe('car-or-motorbike? car car 51T-112.34 | motorbike motorbike 51T1-1234');
  });

  test('MD in front of five digits may be a motorbike series or MĐ without its bar', () => {
    expect(read('29MD12345')).toBe(
      'electric-or-not? motorbike motorbike 29MD-123.45 | electric-motorbike electric-motorbike 29MĐ-123.45',
    );
  });
});

describe('an odd plate is a warning, and is taken as typed once confirmed', () => {
  test.each([
    ['13A-123.45', 'unknown-place? keep car 13A-123.45'],
    ['99AB-1234', undefined],
    ['42LD-123.45', 'unknown-place? keep special 42LD-123.45'],
    ['13A12345', 'car-or-motorbike + unknown-place? car car 13A-123.45 | motorbike motorbike 13A1-2345'],
    ['12345', 'unknown-form? keep unknown 12345'],
    ['30a 123', 'unknown-form? keep unknown 30A 123'],
    ['3OA-123.45', 'never-used-letter? repaired-car car 30A-123.45 | keep unknown 3OA-123.45'],
    ['30A-I23.4O', 'never-used-letter? repaired-car car 30A-123.40 | keep unknown 30A-I23.4O'],
    ['30J-123.45', 'never-used-letter? keep unknown 30J-123.45'],
    ['30Q-123.45', 'never-used-letter? keep unknown 30Q-123.45'],
    ['29-AW 123.45', 'never-used-letter? keep unknown 29-AW 123.45'],
  ])('%s', (text, reading) => {
    expect(read(text)).toBe(reading ?? `sure motorbike ${text}`);
  });

  test('the unused codes, and only they, are asked about', () => {
    const codes = Array.from({ length: 89 }, (_, index) => String(index + 11));
    const unknown = codes.filter((code) => readPlate(`${code}A-123.45`).verdict !== 'sure');
    expect(unknown).toEqual(['13', '42', '44', '45', '46', '87', '91', '96']);
    expect(platePlaces.size).toBe(81);
    expect(new Set(platePlaces.values()).size).toBe(35);
  });
});

test.each([
  ['', 'none'],
  ['xe máy', 'none'],
  ['079099000123', 'other-number'],
  ['0912 345 678', 'other-number'],
])('%j is no plate: %s', (text, reason) => {
  expect(read(text)).toBe(`no: ${reason}`);
});
