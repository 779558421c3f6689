import { expect, test } from 'vitest';
import { looksLikeRoster } from '../../../src/core/roster/looks-like-roster.ts';

test.each([
  'Số 110, Phòng Văn hóa - Xã hội',
  'Số 12, Trần Phú, xã Mẫu',
  'Nhà số 5, Lê Lợi - thôn 3',
  'ngõ 3 đường Nguyễn Trãi, thôn 2, xã Mẫu',
  'thôn 1 có mấy người chưa cài?',
  'anh Nguyễn Văn Thử, ấp 1, đã tích hợp BHYT chưa',
  'tích hợp BHYT ở ấp 1, bằng lái, thế nào',
])('where somebody lives, and what somebody asks, is no list: %s', (text) => {
  expect(looksLikeRoster(text)).toBe(false);
});

test.each([
  'Nguyễn Văn Thử, 075199000001, thôn 3',
  'Nguyễn Văn Thử, Trần Thị Mẫu, Lê Văn Giả',
  'Nguyễn Văn Thử, ấp 1, BHYT, thành công',
  'Thị Nhé - ấp 1 - bhyt - thành công\nĐiểu Bé - ấp 2 - gplx - không thành công',
  'Nguyễn Văn Thử 0900000001\nTrần Thị Mẫu 0900000002',
])('people as a list names them are one: %s', (text) => {
  expect(looksLikeRoster(text)).toBe(true);
});
