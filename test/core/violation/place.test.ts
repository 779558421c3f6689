import { describe, expect, test } from 'vitest';
import { readPlace, readPlaceAnswer } from '../../../src/core/violation/place.ts';
import { bodyFor } from '../../../src/core/violation/route.ts';
import { Violations } from '../../../src/core/violation/violations.ts';

const places = [
  { id: 'thu', name: 'phường Thử Nghiệm', formerly: ['xã Mẫu Cũ', 'Thử Nghiệm'] },
  { id: 'vi-du', name: 'xã Ví Dụ', formerly: ['Ví Dụ'] },
];

describe('where', () => {
  test('road, junction, kilometre, house number and commune are found in what was typed', () => {
    expect(readPlace('km 152+300 quốc lộ 14, xã Ví Dụ', places)).toMatchObject({
      km: 'km152+300'.replace('km', ''),
      road: 'quốc lộ 14',
      ward: 'vi-du',
    });
    expect(readPlace('số 12/3 đường Hoa Mẫu, thu nghiem', places)).toMatchObject({
      house: '12/3',
      road: 'đường Hoa Mẫu',
      ward: 'thu',
    });
    expect(readPlace('ngã tư Hoa Mẫu - Lá Mẫu, gần chợ', places)).toMatchObject({
      junction: 'ngã tư Hoa Mẫu - Lá Mẫu',
    });
  });

  test('an old name is understood, and today’s is written beside it', () => {
    expect(readPlaceAnswer('chợ xã mẫu cũ', places)).toEqual({
      verdict: 'sure',
      value: ['chợ xã mẫu cũ', 'phường Thử Nghiệm'],
    });
    expect(readPlaceAnswer('chợ phường thử nghiệm', places)).toEqual({
      verdict: 'sure',
      value: ['chợ phường thử nghiệm'],
    });
  });

  test('figures alone are no place', () => {
    expect(readPlaceAnswer('123', places)).toMatchObject({ verdict: 'no' });
  });
});

describe('who is responsible', () => {
  const section = Violations.parse({
    acts: [
      { id: 'roi-vai', name: 'Rơi vãi' },
      { id: 'qua-tai', name: 'Quá tải' },
    ],
    desk: 'city',
    bodies: [
      { id: 'urban', name: 'Quản lý đô thị', acts: ['roi-vai'] },
      { id: 'city', name: 'Công an thành phố' },
      { id: 'post', name: 'Trạm', places: ['vi-du'] },
      { id: 'province', name: 'Công an tỉnh', elsewhere: true },
    ],
    places,
  });
  const of = (act: string, where: string) => bodyFor(section, { act, where })?.id;

  test('by the act, then by the place, then whoever takes what lies elsewhere', () => {
    expect(of('roi-vai', 'xa lắm')).toBe('urban');
    expect(of('qua-tai', 'chợ Ví Dụ')).toBe('post');
    expect(of('qua-tai', 'chợ Thử Nghiệm')).toBe('city');
    expect(of('qua-tai', 'tỉnh khác')).toBe('province');
  });
});
