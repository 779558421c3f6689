import { fileURLToPath } from 'node:url';
import { drawPoster, HEIGHT, type Poster, WIDTH } from './draw-poster.ts';

/** A4 at 200 dots an inch; and in points, as PDF measures it. */
const DOTS = 1654;
const PAGE = { width: 595.28, height: 841.89 };
const WEIGHTS = ['400Regular', '700Bold'] as const;

/** One poster as PNG. The letters are drawn out of our own font, so that it looks the same on every machine. */
export async function posterPng(poster: Poster): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(drawPoster(poster), {
    fitTo: { mode: 'width', value: DOTS },
    font: {
      loadSystemFonts: false,
      fontFiles: WEIGHTS.map((weight) =>
        fileURLToPath(
          import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`),
        ),
      ),
      defaultFontFamily: 'Be Vietnam Pro',
    },
  });
  return image.asPng();
}

/** Pages of A4, one a poster. */
export async function posterPdf(title: string, pages: readonly Uint8Array[]): Promise<Uint8Array> {
  const { PDFDocument } = await import('pdf-lib');
  const pdf = await PDFDocument.create();
  pdf.setTitle(title, { showInWindowTitleBar: true });
  pdf.setLanguage('vi-VN');
  for (const png of pages) {
    const image = await pdf.embedPng(png);
    const height = (PAGE.width * HEIGHT) / WIDTH;
    pdf
      .addPage([PAGE.width, PAGE.height])
      .drawImage(image, { x: 0, y: PAGE.height - height, width: PAGE.width, height });
  }
  return pdf.save();
}
