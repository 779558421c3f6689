import { Hono } from 'hono';
import { FILE_PAGE } from '../../app/delivery/link-files.ts';
import type { Visits } from '../../app/visits.ts';
import type { WordsOf } from '../../app/words-of.ts';
import type { OpenFile } from '../../ports/media.ts';
import type { Store } from '../../ports/store.ts';
import type { Words } from '../../ports/words.ts';
import { toBody } from '../to-body.ts';
import { type PageEnv, refuseVisit, requireVisit } from './visit.ts';

interface Deps {
  readonly store: Store;
  readonly openFile: OpenFile;
  readonly visits: Visits;
  readonly words: Words;
  readonly wordsOf: WordsOf;
}

/** A file that a chat could not carry, for whoever was sent the link; it is saved, never shown as a page of ours. */
export function createFilePage({ store, openFile, words, ...deps }: Deps): Hono {
  const http = new Hono<PageEnv>();
  http.get(`/${FILE_PAGE}`, requireVisit({ words, ...deps }, FILE_PAGE), async (c) => {
    const { media: id = '' } = c.var.visit.args;
    const [file] = await store.transaction((tx) => tx.media.of([id]));
    const opened = await openFile(id);
    if (file === undefined || opened === undefined) return refuseVisit(c, words, 410, 'file-gone');
    c.header('Content-Type', file.type ?? 'application/octet-stream');
    c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name ?? 'tep')}`);
    c.header('Content-Length', String(opened.size));
    return c.body(toBody(opened));
  });
  return new Hono().route('/', http);
}
