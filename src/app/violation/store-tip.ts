import type { Instant } from '../../core/time/instant.ts';
import { coarse, dueOf } from '../../core/violation/tip-clock.ts';
import type { Shreds } from '../../ports/shreds.ts';
import type { TipParts, Tx } from '../../ports/store.ts';
import type { Intake } from './intake-of.ts';

/** A tip whose parts are sealed to the desk already, by this process or by a browser. */
export interface SealedTip extends TipParts {
  readonly id: string;
  /** Made out of the receipt, which is not here. */
  readonly lookup: string;
  readonly key: string;
  /** The keys of the desk that it was sealed to. */
  readonly to: readonly string[];
}

export type StoreTip = (tx: Tx, intake: Intake, tip: SealedTip, at: Instant) => Promise<void>;

/** What was sealed is wrapped once more, with a key that can be shredded, and put away. */
export const createStoreTip =
  (shreds: Shreds): StoreTip =>
  async (tx, { content, campaign, section, calendar, timeZone }, { id, lookup, key, to, ...sealed }, at) => {
    await shreds.create(id);
    const used = await tx.desks.keysOf(content.commune.id);
    const since = coarse(at);
    const moments = used.flatMap(({ key: each, confirmed = since }) =>
      to.includes(each) ? [confirmed] : [],
    );
    const sealedUpTo = moments.toSorted((a, b) => a - b).at(-1);
    const wrap = (part: keyof TipParts, bytes: Uint8Array) => shreds.wrap(id, tipPlace(id, part), bytes);
    const due = dueOf(section, 'received', since, { calendar, timeZone });
    await tx.tips.add(
      {
        id,
        commune: content.commune.id,
        campaign: campaign.id,
        lookup,
        key,
        state: 'received',
        received: since,
        since,
        ...(due !== undefined && { due }),
        waits: 'nobody',
        ...(sealedUpTo !== undefined && { sealedUpTo }),
      },
      {
        content: await wrap('content', sealed.content),
        ...(sealed.identity && { identity: await wrap('identity', sealed.identity) }),
        ...(sealed.relay && { relay: await wrap('relay', sealed.relay) }),
      },
    );
  };

/** What a wrapped thing is bound to, so that nothing can be put in the place of another. */
export const tipPlace = (tip: string, part: keyof TipParts): string => `tip.${part}:${tip}`;
export const messagePlace = (message: string): string => `tip-message.body:${message}`;
export const filePlace = (file: string): string => `tip-file.bytes:${file}`;
export const reasonPlace = (tip: string): string => `desk-act.reason:${tip}`;
