import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { VISIT_HOURS, type Visit, type Visits } from '../../app/visits.ts';
import type { WordsOf } from '../../app/words-of.ts';
import type { Language } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { Words } from '../../ports/words.ts';
import { csrfOf, isForeign, isOwnPost } from './csrf.ts';
import { layout, type Speaker, speakerOf } from './layout.ts';

/** What a page finds in its context: who looks, and how to speak to them. */
export interface PageEnv {
  Variables: {
    readonly visit: Visit;
    readonly say: Speaker;
    /** The value of the field "csrf" that every form has. */
    readonly csrf: string;
  };
}

interface Deps {
  readonly visits: Visits;
  readonly words: Words;
  readonly wordsOf: WordsOf;
  /** The one post that is read piece by piece: its route itself looks at the field "csrf", before anything else. */
  readonly streamed?: string;
}

/** Each page has a cookie of its own, so that a link into one does not close another. */
export const cookieOf = (page: string): string => `cao-diem-${page}`;

/**
 * Stands before every route of a page: `http.use('/board/*', requireVisit(deps, 'board'))`. Lets in whoever opened a
 * link to it a while ago, and takes posts of its own forms only. What they may see there is for `may()` to say.
 */
export function requireVisit(
  { visits, words, wordsOf, streamed }: Deps,
  page: string,
): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    c.header('Cache-Control', 'no-store');
    const session = getCookie(c, cookieOf(page));
    const visit = session === undefined ? undefined : await visits.of(session, page);
    if (session === undefined || visit === undefined) return refuseVisit(c, words, 401, 'ended');
    const say = speakerOf(wordsOf(visit.commune), wantedLanguage(c, visit.language));
    const isOwn = () => (c.req.path === streamed ? !isForeign(c) : isOwnPost(c, session));
    if (!['GET', 'HEAD'].includes(c.req.method) && !(await isOwn())) {
      return refuseVisit(c, words, 403, 'foreign');
    }
    c.set('visit', visit);
    c.set('say', say);
    c.set('csrf', csrfOf(session));
    return next();
  };
}

/** A short page that says why there is nothing to see. `because` is a sentence under web.refused. */
export function refuseVisit(
  c: Context,
  words: Words,
  status: 400 | 401 | 403 | 404 | 410,
  because: string,
): Response | Promise<Response> {
  const say = speakerOf(words, wantedLanguage(c, 'vi'));
  const body = html`<p class="refused">${say(text(`web.refused.${because}`))}</p>`;
  return c.html(layout(say, { title: text('web.refused.title'), body }), status);
}

export const wantedLanguage = (c: Context, usual: Language): Language => {
  const asked = c.req.query('lang');
  return asked === 'en' || asked === 'vi' ? asked : usual;
};

/** Scripts cannot read it, other sites cannot send it, and it is gone after a few hours. */
export const keepSession = (c: Context, page: string, session: string, isHttps: boolean): void =>
  setCookie(c, cookieOf(page), session, {
    path: `/${page}`,
    httpOnly: true,
    sameSite: 'Strict',
    secure: isHttps,
    maxAge: VISIT_HOURS * 3_600,
  });
