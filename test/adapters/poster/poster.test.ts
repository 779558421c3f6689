import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { drawPoster, type Poster } from '../../../src/adapters/poster/draw-poster.ts';
import { posterPdf, posterPng } from '../../../src/adapters/poster/print-posters.ts';

const poster: Poster = {
  commune: 'XÃ THỬ & GIẢ',
  village: 'Thôn 3',
  title: ['Trợ lý'],
  scan: 'Quét mã này',
  link: 'https://example.vn/bot',
  codeLabel: 'Mã xác thực',
  code: 'ABCD-EFGH',
  codeHow: ['Nhắn “/xacthuc”'],
  warning: 'CẢNH GIÁC',
  warnings: ['Không hỏi mã OTP'],
  phone: 'Công an xã',
};

test('the poster says everything, and a name cannot break the drawing', () => {
  const svg = drawPoster(poster);
  for (const words of ['XÃ THỬ &amp; GIẢ', 'Thôn 3', 'ABCD-EFGH', 'Không hỏi mã OTP'])
    expect(svg).toContain(words);
});

test('what is printed is A4, a page for each poster', async () => {
  const png = await posterPng(poster);
  const pdf = await PDFDocument.load(await posterPdf('Xã Thử', [png, png]));
  expect(pdf.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())])).toEqual([
    [595, 842],
    [595, 842],
  ]);
});
