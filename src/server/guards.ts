import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Refuse } from './refuse.ts';

/** Nothing inline, nothing from elsewhere, nowhere in a frame. */
export const setSecurityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    // What a page itself has opened of a seal, for the receiver to watch.
    mediaSrc: ['blob:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  // Says nothing over plain http, and over https it is for whoever owns the domain to decide.
  strictTransportSecurity: false,
});

/** The port may differ (a tunnel, a container); the name may not. */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * A page from elsewhere can point its own name at 127.0.0.1 and read what answers there (DNS rebinding). Its name
 * still stands in the Host header.
 */
export function refuseForeignHost(refuse: Refuse, publicHost?: string): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? '';
    const isOurs = LOOPBACK.test(host) || host.toLowerCase() === publicHost?.toLowerCase();
    return isOurs ? next() : refuse(c, 421, 'foreign-host');
  };
}

/** Where the page sends files up. */
export const FILES = '/simulator/files';

/** A page from elsewhere can make a browser post here, but not as JSON without asking, and not as the same site. */
export function refuseForeignPost(refuse: Refuse): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'POST') return next();
    const type = c.req.header('content-type') ?? '';
    // Bytes too need the browser's leave across sites.
    const isFile = c.req.path === FILES && /^application\/octet-stream$/i.test(type);
    if (!isFile && !/^application\/json\s*(;|$)/i.test(type)) return refuse(c, 415, 'not-json');
    const site = c.req.header('sec-fetch-site');
    const isOurs =
      site === undefined ? isSameHost(c.req.header('origin'), c.req.header('host')) : site === 'same-origin';
    return isOurs ? next() : refuse(c, 403, 'foreign-origin');
  };
}

function isSameHost(origin: string | undefined, host: string | undefined): boolean {
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
