import type { Pictures } from '../../ports/pictures.ts';

/** Sharp on a phone, and small: the drawings are simple. */
const WIDTH = 720;

/**
 * Renders each drawing once, when a chat first wants it. The renderer is loaded then too: it is heavy, and the page
 * shows the drawings as they are.
 */
export function createPictures(drawings: ReadonlyMap<string, string>): Pictures {
  const rendered = new Map<string, Promise<Uint8Array>>();
  return {
    async png(name) {
      const drawing = drawings.get(name);
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
    font: { loadSystemFonts: false },
  });
  return image.asPng();
}
