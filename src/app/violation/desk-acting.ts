import { say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import { workingHoursBetween } from '../../core/time/working-hours.ts';
import { canFollow, isOutcome, isTipState, type TipState } from '../../core/violation/state.ts';
import { coarse, dueOf, followUpAt, purgeAt } from '../../core/violation/tip-clock.ts';
import type { Cipher } from '../../ports/cipher.ts';
import type { PublicKey } from '../../ports/sealed-box.ts';
import type { Tip, TipMessageKind, Tx } from '../../ports/store.ts';
import type { TipFigure } from '../../ports/tables/tip-figures.ts';
import type { Visit } from '../visits.ts';
import { admit, blockUntil, type DeskDeps, type DeskRefusal, note, type Receiver } from './desk.ts';
import { hasErased } from './has-erased.ts';
import { looksSealed } from './looks-sealed.ts';
import { openNews } from './relay.ts';
import type { SayPrivately } from './say-privately.ts';
import { addMessage, isOwn } from './thread.ts';
import type { TipFiles } from './tip-files.ts';
import { isFileId, openSource } from './tip-source.ts';

interface Deps extends DeskDeps {
  readonly cipher: Cipher;
  readonly sayPrivately: SayPrivately;
  readonly files: Pick<TipFiles, 'fetch'>;
  readonly newId: () => string;
}

export type Done = Promise<{ readonly done: true } | { readonly refused: DeskRefusal }>;
export const done = { done: true } as const;

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
  /** For a commendation: whoever agreed to be known, once their tip was acted on. Counted apart from the tip. */
  propose(visit: Visit, tip: string, act?: string): Done;
  block(visit: Visit, tip: string, handle: string): Done;
  /** A file that was not fetched before a restart, by its source as the sealed content names it. */
  fetchFile(visit: Visit, tip: string, file: string, from: string): Done;
}

const KINDS: readonly string[] = ['question', 'answer', 'note', 'handover'];

export function createDeskActing(deps: Deps): DeskActing {
  const { store, shreds, cipher, sayPrivately, files, newId } = deps;

  /** Admitted, and the tip is there: or else nothing is done. */
  async function onTip(visit: Visit, id: string, work: (tx: Tx, who: Receiver, tip: Tip) => Done): Done {
    const who = admit(deps, visit);
    if ('refused' in who) return who;
    return store.transaction(async (tx) => {
      const tip = await tx.tips.find(who.commune, id);
      return tip === undefined ? { refused: 'gone' } : work(tx, who, tip);
    });
  }

  async function tellNews(tx: Tx, tip: Tip, news: string | undefined, key: string): Promise<void> {
    const address = news === undefined || tip.quiet ? undefined : openNews(cipher, tip.id, news);
    if (address && !(await hasErased(tx, tip, address)))
      sayPrivately(tx, address, [say([text(key)])], `tip-news:${newId()}`);
  }

  /** By the kind that the browser has read; what the plan does not know counts as another. */
  async function count(
    tx: Tx,
    { commune, at, intake: { section, calendar, timeZone, campaign } }: Receiver,
    { received }: Tip,
    outcome: TipFigure['outcome'],
    act: string | undefined,
  ): Promise<void> {
    const office = { calendar, timeZone, ...(section.hours && { hours: section.hours }) };
    await tx.tipFigures.add({
      commune,
      campaign: campaign.id,
      month: dayOf(at, timeZone).slice(0, 7),
      act: section.acts.some(({ id }) => id === act) ? (act ?? 'other') : 'other',
      outcome,
      count: 1,
      hours: workingHoursBetween(received, at, office),
    });
  }

  /** Begins to wait with the answer, and waits no more once the tip is taken up again or will be erased before. */
  async function setFollowUp(
    tx: Tx,
    { commune, intake: { section, timeZone }, at }: Receiver,
    tip: Tip,
    to: TipState,
    news: string | undefined,
  ): Promise<void> {
    const address = news === undefined ? undefined : openNews(cipher, tip.id, news);
    if (address?.followUp === undefined) return;
    const { followUp: id, ...contact } = address;
    const due = followUpAt(at, timeZone);
    const isKept = purgeAt(section, 'answered', at) >= due;
    const asked = to === 'answered' && isKept && !tip.quiet && tip.handled === undefined;
    if (asked && !(await hasErased(tx, tip, contact)))
      await tx.followUps.put({ id, commune, to: contact, due });
    if (to === 'verifying' || (to === 'closed' && purgeAt(section, to, at) < due))
      await tx.followUps.remove(id);
  }

  return {
    move: (visit, id, to, version, { act, news }) =>
      onTip(visit, id, async (tx, who, tip) => {
        if (!isTipState(to) || !canFollow(tip.state, to)) return { refused: 'wrong' };
        const { section, calendar, timeZone } = who.intake;
        const since = coarse(who.at);
        const due = dueOf(section, to, since, { calendar, timeZone });
        const changed = await tx.tips.change(id, version, {
          state: to,
          since,
          ...(isOutcome(to) && { outcome: to }),
          ...(due === undefined ? {} : { due }),
          clear: [
            ...(due === undefined ? (['due'] as const) : []),
            ...(to === 'verifying' ? (['outcome'] as const) : []),
          ],
        });
        if (!changed) return { refused: 'changed' };
        if (isOutcome(to) || to === 'handed-over') await count(tx, who, tip, to, act);
        await setFollowUp(tx, who, tip, to, news);
        await note(tx, who, `move-${to}`, id);
        await tellNews(tx, tip, news, 'violation.news');
        return done;
      }),
    write: (visit, id, kind, body, news) =>
      onTip(visit, id, async (tx, who, tip) => {
        if (!KINDS.includes(kind) || !looksSealed(body)) return { refused: 'wrong' };
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
        if (!isOwn(message.kind)) await tellNews(tx, tip, news, 'violation.news');
        return done;
      }),
    propose: (visit, id, act) =>
      onTip(visit, id, async (tx, who, tip) => {
        if (tip.outcome !== 'acted-on' || !tip.named || tip.proposed) return { refused: 'wrong' };
        if (!(await tx.tips.change(id, tip.version, { proposed: true }))) return { refused: 'changed' };
        await count(tx, who, tip, 'proposed', act);
        await note(tx, who, 'propose', id);
        return done;
      }),
    block: (visit, id, handle) =>
      onTip(visit, id, async (tx, who) => {
        if (!/^[0-9a-f]{32}$/.test(handle)) return { refused: 'wrong' };
        await tx.desks.block(who.commune, handle, blockUntil(who.at), who.account);
        await note(tx, who, 'block', id);
        return done;
      }),
    fetchFile: (visit, id, file, from) => fetchFile(visit, id, file, from),
  };

  /** Outside of any transaction: a platform may take its time. */
  async function fetchFile(visit: Visit, id: string, file: string, from: string): Done {
    const who = admit(deps, visit);
    if ('refused' in who) return who;
    const source = openSource(cipher, file, from);
    if (source === undefined || !isFileId(file)) return { refused: 'wrong' };
    const { commune } = who;
    const found = await store.transaction(async (tx) => {
      const tip = await tx.tips.find(commune, id);
      const isThere = (await tx.tipThreads.filesOf(id)).some((each) => each.id === file);
      return tip && { isThere, keys: (await tx.desks.keysOf(commune)).map(({ key }) => key as PublicKey) };
    });
    if (found === undefined) return { refused: 'gone' };
    if (found.isThere) return done;
    const refused = await files.fetch({ ...source, id: file, tip: id, commune, keys: found.keys });
    if (refused === undefined) return done;
    return { refused: refused === 'later' || refused === 'unreachable' ? 'not-now' : 'no-file' };
  }
}
