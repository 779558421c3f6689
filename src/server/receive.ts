import type { JoinLook } from '../app/delivery/look.ts';
import type { HandleInbound } from '../app/handle-inbound.ts';
import type { Channel, Inbound } from '../ports/channel.ts';
import type { Meters } from '../ports/meters.ts';

interface Deps {
  readonly handleInbound: HandleInbound;
  readonly join: JoinLook;
  /** Sends what was answered; nobody waits for it. */
  readonly drain: () => Promise<void>;
  readonly meters: Meters;
}

/** Takes in what a platform handed over. When it ends the messages are safe, and the platform may be told so. */
export type Receive = (channel: Channel, messages: readonly Inbound[]) => Promise<void>;

export const createReceive =
  ({ handleInbound, join, drain, meters }: Deps): Receive =>
  async (channel, messages) => {
    if (messages.length === 0) return;
    const taken = await handleInbound(channel, messages, join);
    meters.count('messages', { channel: channel.name, kind: 'new' }, taken);
    meters.count('messages', { channel: channel.name, kind: 'repeated' }, messages.length - taken);
    void drain();
    for (const message of messages) {
      if (message.receipt !== undefined) channel.acknowledge?.(message).catch(() => {});
    }
  };
