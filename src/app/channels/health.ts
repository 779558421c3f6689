/** What whoever talks to a platform has found of its channel; in memory, because it is found again soon. */
export interface ChannelHealth {
  /** `refused`: the platform does not let us in, such as with a token that is no good any more. */
  note(channel: string, state: 'well' | 'refused'): void;
  /** Undefined until somebody knows. */
  of(channel: string): 'well' | 'refused' | undefined;
}

export function createChannelHealth(): ChannelHealth {
  const states = new Map<string, 'well' | 'refused'>();
  return {
    note: (channel, state) => void states.set(channel, state),
    of: (channel) => states.get(channel),
  };
}
