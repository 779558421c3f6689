import { say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import { later } from '../../core/time/instant.ts';
import { workingHoursBetween } from '../../core/time/working-hours.ts';
import { canFollow, isOutcome, isTipState } from '../../core/violation/state.ts';
import { coarse, dueOf, FOLLOW_UP } from '../../core/violation/tip-clock.ts';
import type { Cipher } from '../../ports/cipher.ts';
import type { Tip, TipMessageKind, Tx } from '../../ports/store.ts';
import type { Visit } from '../visits.ts';
import { admit, blockUntil, type DeskDeps, type DeskRefusal, note, type Receiver } from './desk.ts';
import { openNews } from './relay.ts';
import type { SayPrivately } from './say-privately.ts';
import { tipPlace } from './store-tip.ts';
import { addMessage } from './thread.ts';

interface Deps extends DeskDeps {
  readonly cipher: Cipher;
  readonly sayPrivately: SayPrivately;
  readonly newId: () => string;
}

type Done = Promise<{ readonly done: true } | { readonly refused: DeskRefusal }>;
const done = { done: true } as const;

export interface DeskActing {
  /** `act` is counted with the outcome, apart from the tip; `news` is the sealed address out of the relay. */
  move(
    visit: Visit,
    tip: string,
    to: string,
    version: number,
    more: { readonly act?: string; readonly news?: string },
  ): Done;
  /** `body` is sealed by the browser: to the desk, and to the receipt unless it is the desk's own. */
  write(visit: Visit, tip: string, kind: string, body: Uint8Array, news?: string): Done;
  /** "Đã được xử lý chưa?", once. */
  followUp(visit: Visit, tip: string, news?: string): Done;
  block(visit: Visit, tip: string, handle: string): Done;
  reseal(
    visit: Visit,
    tip: string,
    parts: { readonly content: Uint8Array; readonly relay?: Uint8Array },
  ): Done;
  addKey(visit: Visit, key: string, label: string, spare: boolean): Done;
  retireKey(visit: Visit, key: string): Done;
}

const KINDS: readonly string[] = ['question', 'answer', 'note', 'handover'];
const OWN: ReadonlySet<string> = new Set(['note', 'handover']);

export function createDeskActing(deps: Deps): DeskActing {
  const { store, shreds, box, cipher, sayPrivately, newId } = deps;

  /** Admitted, and the tip is there: or else nothing is done. */
  async function onTip(visit: Visit, id: string, work: (tx: Tx, who: Receiver, tip: Tip) => Done): Done {
    const who = admit(deps, visit);
    if ('refused' in who) return who;
    return store.transaction(async (tx) => {
      const tip = await tx.tips.find(who.commune, id);
      return tip === undefined ? { refused: 'gone' } : work(tx, who, tip);
    });
  }

  function tellNews(tx: Tx, tip: Tip, news: string | undefined, key: string): void {
    const address = news === undefined || tip.quiet ? undefined : openNews(cipher, tip.id, news);
    if (address) sayPrivately(tx, address, [say([text(key)])], `tip-news:${newId()}`);
  }

  return {
    move: (visit, id, to, version, { act, news }) =>
      onTip(visit, id, async (tx, who, tip) => {
        if (!isTipState(to) || !canFollow(tip.state, to)) return { refused: 'wrong' };
        const { section, calendar, timeZone, campaign } = who.intake;
        const since = coarse(who.at);
        const due = dueOf(section, to, since, { calendar, timeZone });
        const changed = await tx.tips.change(id, version, {
          state: to,
          since,
          ...(isOutcome(to) && { outcome: to }),
          ...(due === undefined ? {} : { due }),
          ...(to === 'answered' && { followUp: later(since, FOLLOW_UP) }),
          clear: [
            ...(due === undefined ? (['due'] as const) : []),
            ...(to === 'verifying' ? (['outcome'] as const) : []),
          ],
        });
        if (!changed) return { refused: 'changed' };
        if (isOutcome(to) || to === 'handed-over') {
          const known = section.acts.some((each) => each.id === act) ? (act ?? 'other') : 'other';
          const office = { calendar, timeZone, ...(section.hours && { hours: section.hours }) };
          await tx.tipFigures.add({
            commune: who.commune,
            campaign: campaign.id,
            month: dayOf(who.at, timeZone).slice(0, 7),
            act: known,
            outcome: to,
            count: 1,
            hours: workingHoursBetween(tip.received, who.at, office),
          });
        }
        await note(tx, who, `move-${to}`, id);
        tellNews(tx, tip, news, 'violation.news');
        return done;
      }),
    write: (visit, id, kind, body, news) =>
      onTip(visit, id, async (tx, who, tip) => {
        if (!KINDS.includes(kind)) return { refused: 'wrong' };
        const message = {
          id: newId(),
          tip: id,
          from: 'desk' as const,
          kind: kind as TipMessageKind,
          at: who.at,
          sealed: body,
        };
        await addMessage(tx, shreds, message);
        const waits = kind === 'question' ? 'reporter' : kind === 'answer' ? 'nobody' : undefined;
        if (waits && !(await tx.tips.change(id, tip.version, { waits }))) return { refused: 'changed' };
        await note(tx, who, `write-${kind}`, id);
        if (!OWN.has(kind)) tellNews(tx, tip, news, 'violation.news');
        return done;
      }),
    followUp: (visit, id, news) =>
      onTip(visit, id, async (tx, who, tip) => {
        if (tip.followUp === undefined || tip.followUp > who.at || tip.handled !== undefined)
          return { refused: 'wrong' };
        if (!(await tx.tips.change(id, tip.version, { handled: 'asked', clear: ['followUp'] })))
          return { refused: 'changed' };
        await note(tx, who, 'follow-up', id);
        tellNews(tx, tip, news, 'violation.news-follow-up');
        return done;
      }),
    block: (visit, id, handle) =>
      onTip(visit, id, async (tx, who) => {
        if (!/^[0-9a-f]{32}$/.test(handle)) return { refused: 'wrong' };
        await tx.desks.block(who.commune, handle, blockUntil(who.at), who.account);
        await note(tx, who, 'block', id);
        return done;
      }),
    reseal: (visit, id, parts) =>
      onTip(visit, id, async (tx, who) => {
        await tx.tips.reseal(id, {
          content: await shreds.wrap(id, tipPlace(id, 'content'), parts.content),
          ...(parts.relay && { relay: await shreds.wrap(id, tipPlace(id, 'relay'), parts.relay) }),
        });
        await note(tx, who, 'reseal', id);
        return done;
      }),
    async addKey(visit, typed, label, spare) {
      const who = admit(deps, visit);
      if ('refused' in who) return who;
      const key = await box.readKey(typed);
      if (key === undefined || label.trim() === '') return { refused: 'wrong' };
      return store.transaction(async (tx) => {
        const { commune, account: by, at } = who;
        await tx.desks.addKey({ commune, key, label: label.trim().slice(0, 60), spare, by, at });
        await note(tx, who, spare ? 'add-spare-key' : 'add-key');
        return done;
      });
    },
    async retireKey(visit, key) {
      const who = admit(deps, visit);
      if ('refused' in who) return who;
      return store.transaction(async (tx) => {
        const others = (await tx.desks.keysOf(who.commune)).filter((each) => each.key !== key);
        // A desk without a key could take nothing in any more.
        if (others.length === 0) return { refused: 'last-key' };
        await tx.desks.retireKey(who.commune, key, who.at);
        await note(tx, who, 'retire-key');
        return done;
      });
    },
  };
}
