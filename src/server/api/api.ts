import { Hono } from 'hono';
import type { FindReader, Reader } from '../../app/api-access.ts';
import { loadGuides } from '../../app/guides/load-guides.ts';
import { loadBoard } from '../../app/load-board.ts';
import { loadProvince } from '../../app/load-province.ts';
import type { Planner } from '../../app/planner.ts';
import { text } from '../../core/message/say.ts';
import { type ProvinceView, type TotalsView, toTotalsView } from '../../core/report/totals-view.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Words } from '../../ports/words.ts';
import { openApi } from './openapi.ts';

export interface ApiDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly catalogue: Catalogue;
  readonly words: Words;
  readonly findReader: FindReader;
  readonly publicUrl: () => string;
}

interface Env {
  Variables: { readonly reader: Reader };
}

/** Totals for other systems: read-only JSON with a token, described at /api/v1/openapi.json. */
export function createApi(deps: ApiDeps): Hono {
  const { store, clock, planner, catalogue, words, findReader, publicUrl } = deps;
  const refusal = (error: string) => ({ error, message: words.say('en', text(`api.${error}`)) });
  const http = new Hono<Env>();

  // Whoever wants to know what is here need not have a token for it.
  http.get('/api/v1/openapi.json', (c) => c.json(openApi(publicUrl())));
  http.use('/api/v1/*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    const [scheme, token] = (c.req.header('authorization') ?? '').split(' ');
    const reader = scheme?.toLowerCase() === 'bearer' && token ? await findReader(token) : undefined;
    if (reader === undefined) {
      c.header('WWW-Authenticate', 'Bearer');
      return c.json(refusal('no-token'), 401);
    }
    c.set('reader', reader);
    return next();
  });

  http.get('/api/v1/communes', async (c) =>
    c.json<ProvinceView>(await loadProvince(deps, c.var.reader, clock.now())),
  );

  http.get('/api/v1/communes/:commune/campaigns/:campaign', async (c) => {
    const { commune, campaign } = c.req.param();
    const at = clock.now();
    // What a token may not see is not there for it.
    const plan = c.var.reader.maySee(commune) ? planner.of(commune, campaign, at) : undefined;
    if (plan === undefined) return c.json(refusal('not-found'), 404);
    return c.json<TotalsView>(
      await store.transaction(async (tx) =>
        toTotalsView(await loadBoard(tx, plan, at), await loadGuides(tx, plan, catalogue.guides)),
      ),
    );
  });
  http.all('/api/v1/*', (c) => c.json(refusal('not-found'), 404));
  return new Hono().route('/', http);
}
