import type { Channel } from '../src/ports/channel.ts';

export interface MemoryChannel extends Channel {
  readonly sent: () => number;
}

/** A platform that takes everything at once, so that only our own work is measured. */
export function createMemoryChannel(commune: string): MemoryChannel {
  let sent = 0;
  return {
    name: 'memory',
    commune,
    limits: { text: 4_096, choices: 12, choiceText: 64 },
    resend: true,
    sent: () => sent,
    send: async () => String(++sent),
  };
}
