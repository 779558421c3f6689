import type { SendFailure } from '../../ports/channel.ts';

/** What whoever talks to a platform has found of its channel; in memory, because it is found again soon. */
export interface ChannelHealth {
  /** `refused`: the platform does not let us in, such as with a token that is no good any more. */
  note(channel: string, state: 'well' | 'refused'): void;
  /** What came of sending: without a failure it went. */
  noteSend(channel: string, failure?: SendFailure): void;
  /** Undefined until somebody knows. */
  of(channel: string): 'well' | 'refused' | undefined;
}

/** One refusal may be about that message alone; so many in a row are about us. */
const IN_A_ROW = 3;

export function createChannelHealth(): ChannelHealth {
  const states = new Map<string, 'well' | 'refused'>();
  const refusals = new Map<string, number>();
  return {
    note: (channel, state) => void states.set(channel, state),
    noteSend(channel, failure) {
      if (failure === undefined) refusals.set(channel, 0);
      else if (failure === 'misconfigured') refusals.set(channel, (refusals.get(channel) ?? 0) + 1);
    },
    of(channel) {
      const sending = refusals.get(channel);
      if (sending !== undefined && sending >= IN_A_ROW) return 'refused';
      return states.get(channel) ?? (sending === 0 ? 'well' : undefined);
    },
  };
}
