import type { Context } from 'hono';
import { EXPORTS, isReason } from '../../../app/exports/make-export.ts';
import { type PageEnv, refuseVisit } from '../visit.ts';
import type { BoardDeps } from './deps.ts';

/** `POST /board/files/<kind>`: makes the file and sends it while it is being made. */
export function download({ clock, words, makeExport }: BoardDeps) {
  return async (c: Context<PageEnv>): Promise<Response> => {
    const { commune, account } = c.var.visit;
    const { campaign, reason } = await c.req.parseBody();
    const kind = EXPORTS.find((one) => one === c.req.param('kind'));
    if (kind === undefined || typeof campaign !== 'string') return refuseVisit(c, words, 404, 'unknown');
    const why = typeof reason === 'string' ? reason.trim() : '';
    if (why !== '' && !isReason(why)) return refuseVisit(c, words, 400, 'reason-too-short');
    const { language } = c.var.say;
    const exported = await makeExport({
      kind,
      commune,
      campaign,
      account,
      language,
      at: clock.now(),
      ...(why !== '' && { reason: why }),
    });
    if ('because' in exported) {
      return refuseVisit(c, words, exported.because === 'not-allowed' ? 403 : 404, exported.because);
    }
    const { bytes, name, type } = exported;
    c.header('Content-Type', type);
    c.header('Content-Disposition', `attachment; filename="${name}"`);
    return bytes instanceof Uint8Array ? c.body(new Uint8Array(bytes)) : c.body(toStream(bytes));
  };
}

/** What cannot be finished breaks off, so that nobody takes half a file for a whole one. */
function toStream(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
