import { createZaloOa, type ZaloOaDeps } from '../../../../src/adapters/channels/zalo-oa/index.ts';
import { createMovableClock, type MovableClock } from '../../../../src/adapters/clock/movable-clock.ts';
import { createCipher } from '../../../../src/adapters/crypto/cipher.ts';
import { openLine } from '../../../../src/adapters/http/line.ts';
import { createRemote } from '../../../../src/adapters/http/remote.ts';
import { openBytes } from '../../../../src/adapters/media/memory-media.ts';
import { createTokenKeeper } from '../../../../src/app/keep-tokens.ts';
import { createNotes } from '../../../../src/app/notes-in-marks.ts';
import { instant, later, MINUTE } from '../../../../src/core/time/instant.ts';
import type { Inbound } from '../../../../src/ports/channel.ts';
import type { Journal } from '../../../../src/ports/token-keeper.ts';
import type { Refused } from '../../../../src/ports/webhook.ts';
import { listen } from '../../../simulators/listen.ts';
import { createZaloOaSimulator, type Options } from '../../../simulators/zalo-oa/simulator.ts';
import { openBlankStore } from '../../../support/blank-store.ts';
import { lineOverFetch } from '../../../support/line-over-fetch.ts';
import { toPost } from '../../../support/post.ts';

export const NOON = instant('2025-12-22T12:00:00+07:00');
export const BÀ = '5555555555555555555';
export const signal = new AbortController().signal;

export function createMemoryJournal(): Journal & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    write: async (account, text) => void kept.set(account, text),
    read: async (account) => kept.get(account),
    clear: async (account) => void kept.delete(account),
  };
}

type OpenOptions = Partial<ZaloOaDeps> & {
  readonly clock?: MovableClock;
  /** On a port of its own, talked to as in life. */
  readonly served?: boolean;
};

/** An OA that is connected, the platform it talks to, and what came in. */
export async function openOa(
  options: Partial<Options> = {},
  { clock = createMovableClock(NOON), served = false, ...deps }: OpenOptions = {},
) {
  const received: (readonly Inbound[] | Refused | undefined)[] = [];
  const simulator = createZaloOaSimulator({
    now: clock.now,
    async deliver(request) {
      const read = await oa.webhook?.receive(await toPost(request, clock.now()));
      received.push(read);
      return new Response(null, { status: read !== undefined && 'refused' in read ? read.status : 200 });
    },
    ...options,
  });
  const cipher = createCipher(new Uint8Array(32).fill(7));
  const store = await openBlankStore({ cipher, ids: () => 'id' });
  const journal = createMemoryJournal();
  const keeper = createTokenKeeper({
    store,
    clock,
    journal,
    wait: async () => clock.moveTo(later(clock.now(), MINUTE)),
  });
  const server = served ? await listen(simulator.fetch) : undefined;
  const files = new Map<string, Uint8Array>();
  const oa = createZaloOa({
    name: 'zalo-oa',
    commune: 'thu-nghiem',
    oaId: simulator.oaId,
    appId: simulator.app.id,
    appSecret: simulator.app.secret,
    webhookSecret: simulator.app.webhookSecret,
    root: server?.root ?? simulator.root,
    oauthRoot: server?.root ?? simulator.oauthRoot,
    remote: createRemote(served ? openLine : lineOverFetch(simulator.fetch)),
    download: async () => (async function* () {})(),
    clock,
    keeper,
    notes: createNotes(store, clock, 'zalo-oa'),
    readPicture: async (name) => files.get(name),
    openFile: async (id) => {
      const bytes = files.get(id);
      return bytes && openBytes(bytes);
    },
    ...deps,
  });
  await keeper.bring(`zalo-oa:${simulator.oaId}`, {
    access: 'access-0',
    refresh: 'refresh-0',
    since: clock.now(),
    expires: later(clock.now(), 25 * 60 * MINUTE),
  });
  const pass = (milliseconds: number) => clock.moveTo(later(clock.now(), milliseconds));
  const hangUp = async () => server?.close();
  return { oa, simulator, received, store, clock, keeper, journal, files, pass, hangUp };
}
