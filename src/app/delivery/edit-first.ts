import { type Channel, SendError } from '../../ports/channel.ts';

/** The channel, putting its next words into a message that stands there already; said anew where it is gone or too old. */
export const editFirst = (channel: Channel, providerId: string): Channel => ({
  ...channel,
  async send(address, message, signal) {
    try {
      await channel.edit?.(address, providerId, message, signal);
      return providerId;
    } catch (error) {
      if (error instanceof SendError && error.failure === 'rejected')
        return channel.send(address, message, signal);
      throw error;
    }
  },
});
