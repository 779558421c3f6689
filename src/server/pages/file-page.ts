import { Hono } from 'hono';
import { FILE_PAGE } from '../../app/delivery/link-files.ts';
import type { Visits } from '../../app/visits.ts';
import type { WordsOf } from '../../app/words-of.ts';
import type { Media } from '../../ports/media.ts';
import type { Store } from '../../ports/store.ts';
import type { Words } from '../../ports/words.ts';
import { type PageEnv, refuseVisit, requireVisit } from './visit.ts';

interface Deps {
  readonly store: Store;
  readonly media: Media;
  readonly visits: Visits;
  readonly words: Words;
  readonly wordsOf: WordsOf;
}

/** A file that a chat could not carry, for whoever was sent the link; it is saved, never shown as a page of ours. */
export function createFilePage({ store, media, words, ...deps }: Deps): Hono {
  const http = new Hono<PageEnv>();
  http.get(`/${FILE_PAGE}`, requireVisit({ words, ...deps }, FILE_PAGE), async (c) => {
    const { media: id = '' } = c.var.visit.args;
    const [file] = await store.transaction((tx) => tx.media.of([id]));
    const bytes = file?.state === 'stored' ? await media.read(id) : undefined;
    if (file === undefined || bytes === undefined) return refuseVisit(c, words, 410, 'file-gone');
    c.header('Content-Type', file.type ?? 'application/octet-stream');
    c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name ?? 'tep')}`);
    return c.body(new Uint8Array(bytes));
  });
  return new Hono().route('/', http);
}
