import { fileURLToPath } from 'node:url';
import type { Pictures } from '../../ports/pictures.ts';

/** Sharp on a phone, and small: the drawings are simple. */
const WIDTH = 720;
/** The letters are drawn out of our own font, so that they look the same on every machine. */
const FONT = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'),
);

/**
 * Renders each drawing once, when a chat first wants it. The renderer is loaded then too: it is heavy, and the page
 * shows the drawings as they are.
 */
export function createPictures(drawings: ReadonlyMap<string, string>): Pictures {
  const rendered = new Map<string, Promise<Uint8Array>>();
  return {
    async png(name) {
      // What was queued before its words were changed has the drawing without them.
      const drawing = drawings.get(name) ?? drawings.get(name.replace(/\..*/, ''));
      if (drawing === undefined) return undefined;
      const png = rendered.get(name) ?? render(drawing);
      rendered.set(name, png);
      return png;
    },
  };
}

async function render(drawing: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  // A chat shows what is transparent in its own colour, which may be black.
  const image = await renderAsync(drawing, {
    fitTo: { mode: 'width', value: WIDTH },
    background: '#ffffff',
    font: { loadSystemFonts: false, fontFiles: [FONT], defaultFontFamily: 'Be Vietnam Pro' },
  });
  return image.asPng();
}
