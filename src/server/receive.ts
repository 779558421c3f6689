import type { HandleInbound } from '../app/handle-inbound.ts';
import type { Channel, Inbound } from '../ports/channel.ts';

interface Deps {
  readonly handleInbound: HandleInbound;
  /** Sends what was answered; nobody waits for it. */
  readonly drain: () => Promise<void>;
}

/** Takes in what a platform handed over. When it ends the messages are safe, and the platform may be told so. */
export type Receive = (channel: Channel, messages: readonly Inbound[]) => Promise<void>;

export const createReceive =
  ({ handleInbound, drain }: Deps): Receive =>
  async (channel, messages) => {
    if (messages.length === 0) return;
    await handleInbound(channel, messages);
    void drain();
    for (const message of messages) {
      if (message.receipt !== undefined) channel.acknowledge?.(message).catch(() => {});
    }
  };
