import { describe, expect, test } from 'vitest';
import { createMovableClock } from '../../../../src/adapters/clock/movable-clock.ts';
import { createRemote } from '../../../../src/adapters/http/remote.ts';
import { createTokenKeeper } from '../../../../src/app/keep-tokens.ts';
import { HOUR, later, MINUTE } from '../../../../src/core/time/instant.ts';
import { StoreFailed } from '../../../../src/ports/store.ts';
import { CODE } from '../../../simulators/zalo-oa/oauth.ts';
import { lineOverFetch } from '../../../support/line-over-fetch.ts';
import { BÀ, createMemoryJournal, NOON, openOa, signal } from './open.ts';

const TOKEN = 'v4/oa/access_token';
const hello = { text: 'Chào', choices: [] };

async function openChat(...args: Parameters<typeof openOa>) {
  const opened = await openOa(...args);
  await opened.simulator.act(BÀ, { text: 'chào' });
  const account = `zalo-oa:${opened.simulator.oaId}`;
  return {
    ...opened,
    account,
    send: () => opened.oa.send(BÀ, hello, signal),
    exchanges: () => opened.simulator.calls.filter((call) => call === TOKEN).length,
    kept: async () => (await opened.store.transaction((tx) => tx.tokens.load(account))).kept,
  };
}

describe('a token that has ended', () => {
  test.each([-216, -220])('after %i a new one is fetched, kept, and the message goes once', async (error) => {
    const { send, simulator, kept } = await openChat();
    simulator.faults.add('v3.0/oa/message/cs', { answer: { error, message: 'x' } });
    expect(await send()).toBe('sent-1');
    expect(await kept()).toMatchObject({
      pair: { access: 'access-1', refresh: 'refresh-1' },
      previous: { refresh: 'refresh-0' },
    });
  });

  test('many that notice it at once exchange it once', async () => {
    const { send, simulator, exchanges } = await openChat();
    simulator.tokens.access = 'another';
    await Promise.all(Array.from({ length: 5 }, send));
    expect(exchanges()).toBe(1);
    expect(simulator.sent()).toHaveLength(5);
  });

  test('a new token that is refused too is not exchanged again', async () => {
    const { send, simulator, exchanges } = await openChat();
    const refused = { answer: { error: -216, message: 'x' } };
    simulator.faults.add('v3.0/oa/message/cs', refused, refused);
    await expect(send()).rejects.toMatchObject({ failure: 'misconfigured' });
    expect(exchanges()).toBe(1);
  });
});

describe('looking after it', () => {
  test('renews at four fifths of its life, and not before', async () => {
    const { oa, pass, exchanges } = await openChat();
    pass(19 * HOUR);
    await oa.tend();
    expect(exchanges()).toBe(0);
    pass(HOUR);
    await oa.tend();
    await oa.tend();
    expect(exchanges()).toBe(1);
  });

  test('an OA that was never connected is left alone', async () => {
    const { oa, exchanges } = await openOa({}, { oaId: 'another' }).then((opened) => ({
      ...opened,
      exchanges: () => opened.simulator.calls.length,
    }));
    await oa.tend();
    expect(exchanges()).toBe(0);
    await expect(oa.send(BÀ, hello, signal)).rejects.toMatchObject({ failure: 'misconfigured' });
  });
});

describe('when the exchange fails', () => {
  test.each(['unreachable', { answer: '<html>', status: 502 }] as const)(
    'for want of an answer (%o), the same refresh token is tried again',
    async (fault) => {
      const { send, simulator, kept } = await openChat();
      simulator.tokens.access = 'another';
      simulator.faults.add(TOKEN, fault);
      await expect(send()).rejects.toMatchObject({ failure: 'unreachable' });
      expect(await kept()).toMatchObject({ pair: { access: 'access-0', refresh: 'refresh-0' } });
      expect(await send()).toBe('sent-1');
    },
  );

  test('for good, the pair stays, a person is asked for, and the platform is left alone', async () => {
    const { send, simulator, kept, exchanges, clock } = await openChat();
    simulator.tokens.access = 'another';
    simulator.tokens.isDead = true;
    await expect(send()).rejects.toMatchObject({ failure: 'misconfigured' });
    expect(await kept()).toMatchObject({
      pair: { access: 'access-0', refresh: 'refresh-0' },
      lostAt: clock.now(),
    });
    await expect(send()).rejects.toMatchObject({ failure: 'misconfigured' });
    expect(exchanges()).toBe(1);
  });

  test('a pair whose life Zalo does not tell is kept all the same', async () => {
    const { send, simulator, kept } = await openChat();
    simulator.tokens.access = 'access-9';
    const tokens = { access_token: 'access-9', refresh_token: 'refresh-9' };
    simulator.faults.add(TOKEN, { answer: tokens });
    expect(await send()).toBe('sent-1');
    expect(await kept()).toMatchObject({ pair: { access: 'access-9', refresh: 'refresh-9' } });
  });

  test('an answer that was lost after Zalo has rotated ends in asking for a person', async () => {
    const { send, simulator, oa } = await openChat();
    simulator.tokens.access = 'another';
    simulator.faults.add(TOKEN, 'lost');
    // The message itself has surely not arrived.
    await expect(send()).rejects.toMatchObject({ failure: 'unreachable' });
    await expect(send()).rejects.toMatchObject({ failure: 'misconfigured' });
    await oa.connect(CODE, simulator.oaId, signal);
    expect(await send()).toBe('sent-1');
  });
});

describe('a crash', () => {
  /** The same database and disk, and nothing in memory. */
  function restart({ store, clock, journal }: Awaited<ReturnType<typeof openChat>>) {
    return createTokenKeeper({
      store,
      clock,
      journal,
      wait: async () => clock.moveTo(later(clock.now(), MINUTE)),
    });
  }

  test('between the platform and the database loses nothing: the journal has the pair', async () => {
    const chat = await openChat();
    const { account, oa, simulator, journal } = chat;
    const old = await chat.keeper.current(account);
    await journal.write(
      account,
      JSON.stringify({ from: 'refresh-0', pair: { ...old, access: 'access-1', refresh: 'refresh-1' } }),
    );
    Object.assign(simulator.tokens, { access: 'access-1', refresh: 'refresh-1', count: 1 });
    expect(await restart(chat).current(account)).toMatchObject({ refresh: 'refresh-1' });
    expect(journal.kept.size).toBe(0);
    expect(await oa.send(BÀ, hello, signal)).toBe('sent-1');
  });

  test('after the database had it changes nothing', async () => {
    const chat = await openChat();
    const { account, journal, kept } = chat;
    const pair = await chat.keeper.current(account);
    await journal.write(account, JSON.stringify({ from: 'long-gone', pair: { ...pair, refresh: 'older' } }));
    expect(await restart(chat).current(account)).toMatchObject({ refresh: 'refresh-0' });
    expect(await kept()).toMatchObject({ pair: { refresh: 'refresh-0' } });
    expect(journal.kept.size).toBe(0);
  });

  test('in the middle leaves a lock that another process takes over when its time is up', async () => {
    const chat = await openChat();
    const { account, store, clock } = chat;
    await store.transaction(async (tx) => {
      const { kept, version } = await tx.tokens.load(account);
      if (kept === undefined) throw new Error('nothing is kept');
      const exchange = { since: clock.now(), until: later(clock.now(), 3 * MINUTE) };
      tx.tokens.save(account, { ...kept, exchange }, version);
    });
    chat.simulator.tokens.access = 'another';
    const before = clock.now();
    expect(await chat.send()).toBe('sent-1');
    expect(clock.now() - before).toBeGreaterThanOrEqual(3 * MINUTE);
  });

  test.each([
    ['and the database takes it', false],
    ['nor the database, until it is back', true],
  ])('a disk that is full takes no pair, %s', async (_, isStoreAway) => {
    const { store, clock, account, keeper } = await openChat();
    let isAway = false;
    const full = new Error('ENOSPC');
    const flaky = createTokenKeeper({
      store: {
        ...store,
        transaction: (work) => (isAway ? Promise.reject(new StoreFailed('away')) : store.transaction(work)),
      },
      clock,
      journal: { ...createMemoryJournal(), write: () => Promise.reject(full) },
      wait: async () => {},
    });
    const old = await keeper.current(account);
    if (old === undefined) throw new Error('nothing is kept');
    let exchanges = 0;
    const renew = () =>
      flaky.renew(account, old.access, async () => {
        exchanges++;
        isAway = isStoreAway;
        return { ...old, access: 'access-1', refresh: 'refresh-1' };
      });
    if (isStoreAway) await expect(renew()).rejects.toThrow('away');
    else await renew();
    isAway = false;
    expect(await flaky.current(account)).toMatchObject({ refresh: 'refresh-1' });
    expect((await renew()).refresh).toBe('refresh-1');
    expect(exchanges).toBe(1);
  });

  test('a message is not to blame for a database that is away, and may be tried again', async () => {
    const { store } = await openOa();
    const away: typeof store = { ...store, transaction: () => Promise.reject(new StoreFailed('away')) };
    const keeper = createTokenKeeper({
      store: away,
      clock: createMovableClock(NOON),
      journal: createMemoryJournal(),
      wait: async () => {},
    });
    const other = await openOa({}, { keeper });
    await expect(other.oa.send(BÀ, hello, signal)).rejects.toMatchObject({ failure: 'unreachable' });
    const notes = {
      has: () => Promise.reject(new StoreFailed('away')),
      add: async () => {},
      remove: async () => {},
    };
    const third = await openOa({}, { notes });
    await expect(third.oa.send(BÀ, hello, signal)).rejects.toMatchObject({ failure: 'unreachable' });
    expect([other.simulator.sent(), third.simulator.sent()]).toEqual([[], []]);
  });

  test('a database that is away when the pair comes does not lose it', async () => {
    const { store, clock, account, keeper } = await openChat();
    let isAway = false;
    const journal = createMemoryJournal();
    const flaky = createTokenKeeper({
      store: {
        ...store,
        transaction: (work) => (isAway ? Promise.reject(new Error('away')) : store.transaction(work)),
      },
      clock,
      journal,
      wait: async () => {},
    });
    const old = await keeper.current(account);
    if (old === undefined) throw new Error('nothing is kept');
    const next = await flaky.renew(account, old.access, async () => {
      isAway = true;
      return { ...old, access: 'access-1', refresh: 'refresh-1' };
    });
    expect(next.refresh).toBe('refresh-1');
    expect(journal.kept.size).toBe(1);
    isAway = false;
    expect(await flaky.current(account)).toMatchObject({ refresh: 'refresh-1' });
  });
});

describe('connecting', () => {
  test('the page of consent is asked for with a challenge, and what it gives is kept', async () => {
    const { oa, simulator, kept } = await openChat();
    const url = new URL(oa.consentUrl('https://xa.example/hooks/zalo-oa/connected'));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      app_id: simulator.app.id,
      redirect_uri: 'https://xa.example/hooks/zalo-oa/connected',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
    await oa.connect(CODE, simulator.oaId, signal);
    expect(await kept()).toMatchObject({ pair: { access: 'access-1' }, previous: { access: 'access-0' } });
  });

  test('consent for another OA, or a code that is no good, changes nothing', async () => {
    const { oa, simulator, kept } = await openChat();
    await expect(oa.connect(CODE, 'another', signal)).rejects.toMatchObject({ failure: 'rejected' });
    await expect(oa.connect('cu', simulator.oaId, signal)).rejects.toMatchObject({
      failure: 'misconfigured',
    });
    expect(await kept()).toMatchObject({ pair: { access: 'access-0' } });
  });

  test.each([
    ['of another OA', { error: 0, data: { oa_id: '9999999999999999999', name: 'Kẻ mạo danh' } }],
    ['of nobody knows whom', { error: -224, message: 'package' }],
  ])('a code %s that comes under our number changes nothing', async (_, answer) => {
    const { oa, simulator, kept, send } = await openChat();
    simulator.faults.add('v2.0/oa/getoa', { answer });
    await expect(oa.connect(CODE, simulator.oaId, signal)).rejects.toMatchObject({ failure: 'rejected' });
    expect(await kept()).toMatchObject({ pair: { access: 'access-0', refresh: 'refresh-0' } });
    simulator.tokens.access = 'access-0';
    expect(await send()).toBe('sent-1');
  });

  test('the first consent is taken also where Zalo does not say yet whose it is', async () => {
    const { simulator, store, clock } = await openChat();
    const keeper = createTokenKeeper({
      store,
      clock,
      journal: createMemoryJournal(),
      wait: async () => {},
    });
    const { oa } = await openOa(
      {},
      { keeper, oaId: '1', remote: createRemote(lineOverFetch(simulator.fetch)) },
    );
    simulator.faults.add('v2.0/oa/getoa', { answer: { error: -224, message: 'package' } });
    await oa.connect(CODE, '1', signal);
    expect(await oa.isConnected()).toBe(true);
  });

  test('a pair from the console is exchanged at the first occasion, so that nobody else has it', async () => {
    const { oa, pass, kept } = await openChat();
    await oa.bring({ access: 'access-0', refresh: 'refresh-0' });
    pass(MINUTE);
    await oa.tend();
    expect(await kept()).toMatchObject({ pair: { refresh: 'refresh-1' } });
  });
});
