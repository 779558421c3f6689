import type { Say } from '../../core/message/message.ts';
import { DAY, later } from '../../core/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Tx } from '../../ports/store.ts';
import type { PrivateDialogue } from './private-dialogue.ts';
import type { NewsAddress } from './relay.ts';

/** Queues messages that are sealed until they are sent, and forgotten then. */
export type SayPrivately = (tx: Tx, to: NewsAddress, says: readonly Say[], key: string) => void;

export const createSayPrivately =
  (clock: Clock, { lockSay }: Pick<PrivateDialogue, 'lockSay'>): SayPrivately =>
  (tx, { channel, address, language }, says, key) => {
    const at = clock.now();
    says.forEach((say, n) => {
      tx.outbox.add({
        key: `${key}:${n}`,
        channel,
        address,
        kind: 'private',
        language,
        say: lockSay(say),
        notBefore: at,
        expires: later(at, DAY),
      });
    });
  };
