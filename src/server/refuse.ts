import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Language } from '../core/message/message.ts';
import type { Words } from '../ports/words.ts';

/** How this server says no, in the language of whoever asked. `because` names a sentence in locales. */
export type Refuse = (
  c: Context,
  status: ContentfulStatusCode,
  because: string,
  params?: Readonly<Record<string, string | number>>,
) => Response;

/** JSON for the page's own requests, a plain sentence for a person. Never what went wrong inside. */
export function createRefuse(words: Words): Refuse {
  return (c, status, because, params = {}) => {
    const message = words.say(languageOf(c), { key: `simulator.error.${because}`, params });
    const isPage = !c.req.path.startsWith('/simulator/');
    return isPage ? c.text(`${message}\n`, status) : c.json({ error: because, message }, status);
  };
}

/** Vietnamese unless English is asked for. */
export function languageOf(c: Context): Language {
  return c.req.query('lang') === 'en' ? 'en' : 'vi';
}
