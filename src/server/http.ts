import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MAX_SEALED_FILE } from '../app/violation/only-sealed.ts';
import { MAX_FILE } from '../core/media/max-file.ts';
import type { Words } from '../ports/words.ts';
import { noteClient } from './client-address.ts';
import { FILES, refuseForeignHost, setSecurityHeaders } from './guards.ts';
import { createAssets } from './pages/assets.ts';
import { createRefuse } from './refuse.ts';
import type { SimulatorDeps } from './simulator/deps.ts';
import { createSimulator } from './simulator/simulator.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

interface Deps {
  readonly words: Words;
  /** True when only this machine can reach the port; then only its own names are answered to. */
  readonly isLoopback: boolean;
  readonly simulator?: SimulatorDeps;
  /** What links out of a chat lead to. */
  readonly pages?: Hono;
  /** GET /healthz and /metrics. */
  readonly status?: Hono;
  /** What platforms post to, each post signed; it may come under any name, as through a tunnel. */
  readonly hooks?: Hono;
  /** The name under which people reach this server though it listens to this machine only, as behind a proxy. */
  readonly publicHost?: string;
  /** Proxies of our own that say whom they were asked by. */
  readonly trustedProxies?: TrustedProxies;
  /** Told of our own bugs. What the person asked for is not in it. */
  readonly onError: (error: unknown) => void;
}

/** No update of a platform and no post of the page comes near this. */
const MAX_BODY = 256 * 1024;

/** Where a browser sends what it has sealed, or sealed anew: photos and videos of a tip. */
const SEALED = /^\/phan-anh\/[a-z0-9-]+\/files\//;

/** Where the page for long lists sends a workbook. */
const LIST_FILE = '/roster/file';

/** Every door of the process. */
export function createHttp({
  words,
  isLoopback,
  simulator,
  pages,
  hooks,
  status,
  publicHost,
  onError,
  trustedProxies = 0,
}: Deps): Hono {
  const refuse = createRefuse(words);
  const http = new Hono();
  http.use(setSecurityHeaders);
  http.use(noteClient(trustedProxies));
  if (hooks) http.route('/hooks', hooks);
  if (isLoopback) http.use(refuseForeignHost(refuse, publicHost));
  const limit = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => refuse(c, 413, 'too-big') });
  const [small, large] = [limit(MAX_BODY), limit(MAX_FILE + 1)];
  const sealed = limit(MAX_SEALED_FILE);
  http.use((c, next) =>
    c.req.path === FILES || c.req.path === LIST_FILE
      ? large(c, next)
      : SEALED.test(c.req.path)
        ? sealed(c, next)
        : small(c, next),
  );

  if (status) {
    // Whoever comes by the public name is told whether we live, and no figures.
    const isOutside = (c: Context) => c.req.header('host')?.toLowerCase() === publicHost?.toLowerCase();
    http.use('/metrics', (c, next) => (isOutside(c) ? Promise.resolve(refuse(c, 404, 'not-found')) : next()));
    http.use('/healthz', async (c, next) => {
      await next();
      if (isOutside(c)) c.res = Response.json({ status: c.res.ok ? 'ok' : 'away' }, { status: c.res.status });
    });
    http.route('/', status);
  } else http.get('/healthz', (c) => c.json({ status: 'ok' }));
  http.route('/', createAssets(refuse));
  if (pages) http.route('/', pages);
  if (simulator) http.route('/', createSimulator(simulator, refuse));

  http.notFound((c) => refuse(c, 404, 'not-found'));
  http.onError((error, c) => {
    onError(error);
    return refuse(c, 500, 'broken');
  });
  return http;
}
