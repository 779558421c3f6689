import { fileURLToPath } from 'node:url';
import { FONT, WIDTH } from './style.ts';

const WEIGHTS = ['400Regular', '700Bold'] as const;

/** The letters are drawn out of our own font, so that a picture is the same on every machine. */
export async function toPng(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    background: '#fff',
    fitTo: { mode: 'width', value: WIDTH },
    font: {
      loadSystemFonts: false,
      fontFiles: WEIGHTS.map((weight) =>
        fileURLToPath(
          import.meta.resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`),
        ),
      ),
      defaultFontFamily: FONT,
    },
  });
  return image.asPng();
}
