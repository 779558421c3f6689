import type { SendFailure } from '../../ports/channel.ts';

/**
 * `refused`: the platform does not let us in, such as with a token that is no good any more. `unrenewed`: it still does,
 * but has given no new token for an hour. `used-up`: it counts messages, and there are none left.
 */
export type ChannelState = 'well' | 'refused' | 'unrenewed' | 'used-up';

/** What whoever talks to a platform has found of its channel; in memory, because it is found again soon. */
export interface ChannelHealth {
  note(channel: string, state: 'well' | 'refused' | 'unrenewed'): void;
  /** What came of sending: without a failure it went. */
  noteSend(channel: string, failure?: SendFailure): void;
  /** Undefined until somebody knows. */
  of(channel: string): ChannelState | undefined;
}

/** One refusal may be about that message or that person alone; so many in a row are about us. */
const IN_A_ROW = 3;
const MEANS: Readonly<Partial<Record<SendFailure, ChannelState>>> = {
  misconfigured: 'refused',
  quota: 'used-up',
};

export function createChannelHealth(): ChannelHealth {
  const states = new Map<string, ChannelState>();
  const sends = new Map<string, { readonly state: ChannelState; readonly times: number }>();
  return {
    note: (channel, state) => void states.set(channel, state),
    noteSend(channel, failure) {
      const state = failure === undefined ? 'well' : MEANS[failure];
      // What failed for other reasons tells nothing of the channel.
      if (state === undefined) return;
      const last = sends.get(channel);
      sends.set(channel, { state, times: last?.state === state ? last.times + 1 : 1 });
    },
    of(channel) {
      const { state, times = 0 } = sends.get(channel) ?? {};
      if (state !== undefined && state !== 'well' && times >= IN_A_ROW) return state;
      return states.get(channel) ?? (state === 'well' ? state : undefined);
    },
  };
}
