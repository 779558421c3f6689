import type { Grant } from '../core/access/access.ts';
import type { Language } from '../core/message/message.ts';
import { HOUR, later } from '../core/time/instant.ts';
import type { Cipher } from '../ports/cipher.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store, Tx } from '../ports/store.ts';
import type { WebLink } from '../ports/tables/web.ts';
import { digestLink } from './make-link.ts';

/** Who looks at a page, as what; asked for anew with every request, so a role that ends takes its pages along. */
export interface Visit {
  readonly account: string;
  readonly commune: string;
  readonly grants: readonly Grant[];
  /** What they speak in the chat. */
  readonly language: Language;
  /** What the link carried. */
  readonly args: Readonly<Record<string, string>>;
}

/** A link that can be opened: which page, and for whom; or why not. */
export type Found = { readonly link: WebLink; readonly language: Language } | { readonly because: Refusal };
/** `used` and `late` are told to whoever has the token only; a token that never was is `unknown`. */
export type Refusal = 'unknown' | 'used' | 'late';

export interface Visits {
  /** Looks at a link without opening it. */
  find(token: string): Promise<Found>;
  /** Opens it, for the first who asks. `session` is the secret of that browser; nothing of it is kept but a digest. */
  open(
    token: string,
  ): Promise<{ readonly link: WebLink; readonly session: string } | { readonly because: Refusal }>;
  /** Undefined when there is no such session for that page, or not any more. */
  of(session: string, page: string): Promise<Visit | undefined>;
  end(session: string): Promise<void>;
}

/** Long enough for a report, short enough for a phone left on a table; one more tap in the chat makes a new one. */
export const VISIT_HOURS = 2;

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly cipher: Cipher;
  readonly newToken: () => string;
}

export function createVisits({ store, clock, cipher, newToken }: Deps): Visits {
  const digestSession = (session: string) => cipher.digest('web-session', session);

  async function judge(tx: Tx, token: string): Promise<Found> {
    const link = await tx.webLinks.find(digestLink(cipher, token));
    if (link === undefined) return { because: 'unknown' };
    if (link.usedAt !== undefined) return { because: 'used' };
    if (link.expires <= clock.now()) return { because: 'late' };
    return { link, language: await languageOf(tx, link.account) };
  }

  return {
    find: (token) => store.transaction((tx) => judge(tx, token)),
    open: (token) =>
      store.transaction(async (tx) => {
        const found = await judge(tx, token);
        if ('because' in found) return found;
        const { link } = found;
        const at = clock.now();
        if (!(await tx.webLinks.use(link.digest, at))) return { because: 'used' };
        const session = newToken();
        const { account, commune, page, args } = link;
        const about = { digest: digestSession(session), account, commune, page, args };
        tx.webSessions.add({ ...about, since: at, expires: later(at, VISIT_HOURS * HOUR) });
        tx.audit.add({ at, actor: account, action: 'open-page', subject: `${commune}/${page}` });
        return { link, session };
      }),
    of: (session, page) =>
      store.transaction(async (tx) => {
        const at = clock.now();
        const found = await tx.webSessions.find(digestSession(session));
        if (found === undefined || found.page !== page || found.expires <= at) return undefined;
        const { account, commune, args } = found;
        const grants = (await tx.grants.of([account], at)).get(account) ?? [];
        return { account, commune, args, grants, language: await languageOf(tx, account) };
      }),
    end: (session) => store.transaction(async (tx) => tx.webSessions.end(digestSession(session))),
  };
}

async function languageOf(tx: Tx, account: string): Promise<Language> {
  const [conversation] = await tx.conversations.ofAccounts([account]);
  return conversation?.language ?? 'vi';
}
