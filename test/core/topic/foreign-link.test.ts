import { expect, test } from 'vitest';
import { hasForeignLink } from '../../../src/core/topic/foreign-link.ts';

test.each([
  'https://vneid-gov.com/capnhat',
  'bấm vào bit.ly/vneid2',
  'vneid.gov.vn.capnhat.top',
  'https://vneid.gov.vn@kexau.net/x',
  'http://103.22.1.5/vneid',
  'www.dinhdanh.info',
  'có người gửi VNeID.apk cho tôi',
  'zalo.me/g/abcdef',
  'https://play.google.com/store/apps/details?id=com.vnid.capnhat',
  'https://play.google.com/store/apps/details?id=com.kexau&ref=id=com.vnid',
  'https://apps.apple.com/vn/app/vneid/id1234567890',
  'https://play.google.com@kexau.net/store/apps/details?id=com.vnid',
])('%s is warned of', (text) => {
  expect(hasForeignLink(text)).toBe(true);
});

test.each([
  'dichvucong.gov.vn đăng nhập sao',
  'https://vneid.gov.vn/',
  'https://play.google.com/store/apps/details?id=com.vnid',
  'https://play.google.com/store/apps/details?hl=vi&id=com.vnid',
  'https://apps.apple.com/vn/app/vneid/id1582750372',
  'play.google.com/store/apps/details?id=com.vnid',
  'tra ở csgt.vn được không',
  'gọi 1900.0368',
  'biển 36B1-123.45',
  'xong rồi.cảm ơn',
  'ngày 18.12.2025',
])('%s is not', (text) => {
  expect(hasForeignLink(text)).toBe(false);
});
