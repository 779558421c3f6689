import { expect, test } from 'vitest';
import { villageOf } from '../../../src/core/person/village-of.ts';

test.each([
  [
    'thon 3',
    ['thôn 3', 'Thôn Ba', 'Tổ 2, thôn 3, xã Thử', 'thôn 3 xã Thử', 'số 5 thôn 3 tổ 2', 'THON 3. xa Thu'],
  ],
  ['thon dong son', ['thôn Đông Sơn', 'Thôn Đông Sơn, xã Thử', 'xóm Bắc, thôn Đông Sơn xã Thử']],
  ['to dan pho 4', ['Tổ dân phố 4', 'tổ dân phố số 4, phường Thử', 'Tổ dân phố Bốn']],
  ['xom dong', ['xóm Đông', 'xóm Đông, xã Thử']],
  ['', ['Số 12 đường Lê Lợi', 'xã Tháp Mười', '']],
])('"%s"', (village, addresses) => {
  expect(addresses.map(villageOf)).toEqual(addresses.map(() => village));
});

test('villages whose numbers begin alike are two', () => {
  expect(villageOf('thôn 1')).not.toBe(villageOf('thôn 10'));
  expect(villageOf('thôn 3')).not.toBe(villageOf('ấp 3'));
});
