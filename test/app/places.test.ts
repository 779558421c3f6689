import { expect, test } from 'vitest';
import { createPlaces } from '../../src/app/commands/places.ts';
import type { Request } from '../../src/app/outcome.ts';
import { content } from '../support/test-app.ts';

const { catalogue } = content;
const words = content.words.naming({ police: { key: 'plain', params: { text: 'Công an thành phố' } } });

async function shown(change: (text: string) => string = (text) => text): Promise<string> {
  const loaded = catalogue.communes.get('kon-tum');
  if (loaded === undefined) throw new Error('no such commune');
  const commune = JSON.parse(change(JSON.stringify(loaded.commune)));
  const communes = new Map([['kon-tum', { ...loaded, commune }]]);
  const { says = [] } = await createPlaces({ ...catalogue, communes })(
    { door: { name: 'web', commune: 'kon-tum' } } as Request,
    '',
  );
  return says[0]?.parts.map((part) => words.say('vi', part)).join('\n') ?? '';
}

test('phones and links that nobody has filled in are not shown', async () => {
  expect(await shown()).toBe(
    [
      'Nơi nhận phản ánh chính thức:',
      '• Đang xảy ra, nguy hiểm: gọi 113.',
      '• Công an thành phố: bạn đến trực tiếp. Số trực ban chưa có ở đây.',
      '• Ứng dụng VNeTraffic, VNeID của Bộ Công an.',
    ].join('\n'),
  );
});

test('those that the commune has filled in are', async () => {
  const filled = await shown((text) =>
    text
      .replaceAll('"number":null', '"number":"0260 000 0000"')
      .replaceAll('"url":null', '"url":"https://example.org"')
      .replace('"dutyPhone":null', '"dutyPhone":"0260 111 1111"'),
  );
  expect(filled).toContain('• Trực ban Công an thành phố: 0260 111 1111');
  expect(filled).toContain('• Phòng Cảnh sát giao thông Công an tỉnh: 0260 000 0000, trực 24/24 giờ');
  expect(filled).toContain('• Fanpage của Phòng Cảnh sát giao thông: https://example.org');
});
