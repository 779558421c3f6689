import { type Instant, later, MINUTE } from '../core/time/instant.ts';
import { SendError } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import { StaleVersion, type Store } from '../ports/store.ts';
import type { KeptTokens, TokenPair } from '../ports/tables/tokens.ts';
import type { ExchangeTokens, Journal, TokenKeeper } from '../ports/token-keeper.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly journal: Journal;
  /** Throws when the signal is aborted. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Longer than the exchange may take, so that nobody takes over one that is under way. */
const EXCHANGE_TIMEOUT = 20_000;
const LOCKED_FOR = MINUTE;
/** Between two looks at what another process is doing. */
const LOOK_AGAIN = 500;

/**
 * The order is what keeps a pair from being lost: the lock is in the database before the platform is asked, the new
 * pair is in the journal before anyone uses it, and in the database as soon as that can be reached. What remains is a
 * crash, or a lost answer, between the platform's exchange and our journal: then the refresh token we hold is refused,
 * the access token goes on until it ends, and a person has to connect the account again.
 */
export function createTokenKeeper({ store, clock, journal, wait }: Deps): TokenKeeper {
  const renewing = new Map<string, Promise<TokenPair>>();
  /** Nothing of these is in the journal: nobody else writes it. */
  const clean = new Set<string>();
  const adopting = new Map<string, Promise<void>>();
  /** What the journal would not take, such as on a full disk: the one before is used up, so it is not let go. */
  const inHand = new Map<string, Written>();

  return {
    async current(account) {
      await adopt(account);
      return (await store.transaction((tx) => tx.tokens.load(account))).kept?.pair;
    },

    async bring(account, pair) {
      await adopt(account);
      await change(account, (kept) => ({ pair, ...(kept && { previous: kept.pair }) }));
    },

    renew(account, stale, exchange) {
      // One after the other: whoever comes later finds the new pair.
      const before = renewing.get(account) ?? Promise.resolve();
      const renewed = before.catch(() => undefined).then(() => renew(account, stale, exchange));
      renewing.set(account, renewed);
      return renewed.finally(() => {
        if (renewing.get(account) === renewed) renewing.delete(account);
      });
    },
  };

  async function renew(account: string, stale: string, exchange: ExchangeTokens): Promise<TokenPair> {
    await adopt(account);
    const held = await lock(account, stale);
    if (held === undefined) throw notConnected();
    if (held.access !== stale) return held;
    const renewed = await exchangeOnce(account, held, exchange);
    const written: Written = { from: held.refresh, pair: renewed };
    const isInJournal = await journal.write(account, JSON.stringify(written)).then(
      () => true,
      () => false,
    );
    if (!isInJournal) inHand.set(account, written);
    clean.delete(account);
    // Whatever happens now, the journal has it; without it the database must.
    await adopt(account).catch((error: unknown) => {
      if (!isInJournal) throw error;
    });
    return renewed;
  }

  async function change(
    account: string,
    to: (kept: KeptTokens | undefined) => KeptTokens | undefined,
  ): Promise<void> {
    await store.transaction(async (tx) => {
      const { kept, version } = await tx.tokens.load(account);
      const next = to(kept);
      if (next !== undefined) tx.tokens.save(account, next, version);
    });
  }

  /** Takes the exchange upon us, or waits for whoever has it. Returns a pair that is not stale, or the one to exchange. */
  async function lock(account: string, stale: string): Promise<TokenPair | undefined> {
    for (;;) {
      const at = clock.now();
      const outcome = await store
        .transaction(async (tx) => {
          const { kept, version } = await tx.tokens.load(account);
          if (kept === undefined || kept.pair.access !== stale) return { pair: kept?.pair };
          if (kept.lostAt !== undefined) throw lost();
          if (kept.exchange !== undefined && at < kept.exchange.until) return 'busy' as const;
          tx.tokens.save(
            account,
            { ...kept, exchange: { since: at, until: later(at, LOCKED_FOR) } },
            version,
          );
          return { pair: kept.pair };
        })
        .catch((error: unknown) => {
          if (error instanceof StaleVersion) return 'busy' as const;
          throw error;
        });
      if (outcome !== 'busy') return outcome.pair;
      await wait(LOOK_AGAIN);
    }
  }

  async function exchangeOnce(
    account: string,
    held: TokenPair,
    exchange: ExchangeTokens,
  ): Promise<TokenPair> {
    try {
      return await exchange(held.refresh, AbortSignal.timeout(EXCHANGE_TIMEOUT));
    } catch (error) {
      const isRefused = error instanceof SendError && error.failure === 'misconfigured';
      // The pair stays as it is: its access token may still be good, and a good pair is never written over.
      await change(account, (kept) => kept && release(kept, isRefused ? clock.now() : undefined));
      throw isRefused ? lost(error) : error;
    }
  }

  /** What the journal has and the database has not, because it was away or we were. */
  function adopt(account: string): Promise<void> {
    if (clean.has(account)) return Promise.resolve();
    const running = adopting.get(account) ?? adoptNow(account).finally(() => adopting.delete(account));
    adopting.set(account, running);
    return running;
  }

  async function adoptNow(account: string): Promise<void> {
    const written = inHand.get(account) ?? (await readJournal(account));
    if (written !== undefined) {
      const { from, pair } = written;
      // Only in place of the pair it was made from: one that a person has brought meanwhile is newer.
      await change(account, (kept) =>
        kept?.pair.refresh === from ? { pair, previous: kept.pair } : undefined,
      );
      inHand.delete(account);
      await journal.clear(account);
    }
    clean.add(account);
  }

  async function readJournal(account: string): Promise<Written | undefined> {
    const text = await journal.read(account);
    return text === undefined ? undefined : (JSON.parse(text) as Written);
  }
}

interface Written {
  readonly from: string;
  readonly pair: TokenPair;
}

function release({ exchange: _, ...kept }: KeptTokens, lostAt: Instant | undefined): KeptTokens {
  return { ...kept, ...(lostAt !== undefined && { lostAt }) };
}

const notConnected = () => new SendError('misconfigured', 'the account was never connected');

const lost = (cause?: unknown) =>
  new SendError('misconfigured', 'the refresh token was refused: a person must connect the account again', {
    cause,
  });
