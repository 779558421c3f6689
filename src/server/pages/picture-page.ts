import { Hono } from 'hono';
import type { PictureLinks } from '../../app/picture-links.ts';
import type { Pictures } from '../../ports/pictures.ts';

interface Deps {
  readonly pictures: Pictures;
  readonly links: PictureLinks;
}

/** Drawings as PNG, for platforms that fetch them themselves, by an address that we gave out lately. */
export function createPicturePage({ pictures, links }: Deps): Hono {
  const http = new Hono();
  http.get('/pictures/:name/:file{[\\w-]+\\.png}', async (c) => {
    const { name, file } = c.req.param();
    if (!links.isGood(name, file.slice(0, -'.png'.length))) return c.notFound();
    const png = await pictures.png(name);
    if (png === undefined) return c.notFound();
    return c.body(new Uint8Array(png), 200, {
      'Content-Type': 'image/png',
      'Cache-Control': 'private, max-age=3600',
    });
  });
  return http;
}
