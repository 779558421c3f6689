import { setTimeout } from 'node:timers/promises';
import type { Channel } from '../ports/channel.ts';
import type { Receive } from './receive.ts';

interface Deps {
  readonly channels: readonly Channel[];
  readonly receive: Receive;
  /** Whether this process is the one that speaks for the channel; two that poll would steal from each other. */
  readonly leads: (channel: string) => boolean;
  readonly onError: (what: string, error: unknown) => void;
}

export interface Pollers {
  start(): void;
  /** Ends when the batches under way are safe. */
  stop(): Promise<void>;
}

/** How soon a channel whose token was refused is tried again: somebody may have mended it. */
const AGAIN_AFTER = 5 * 60_000;
const LOOK_EVERY = 1_000;

/** Asks those platforms for messages that do not push them, each in a line of its own. */
export function createPollers({ channels, receive, leads, onError }: Deps): Pollers {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: readonly Promise<void>[] = [];

  async function follow(channel: Channel): Promise<void> {
    while (!signal.aborted) {
      if (!leads(channel.name)) {
        await pause(LOOK_EVERY, signal);
        continue;
      }
      const turn = new AbortController();
      const watching = setInterval(() => !leads(channel.name) && turn.abort(), LOOK_EVERY);
      const until = AbortSignal.any([signal, turn.signal]);
      try {
        await channel.poll?.((messages) => receive(channel, messages), until);
      } catch (error) {
        onError(`${channel.name} cannot be asked for messages`, error);
      } finally {
        clearInterval(watching);
      }
      // Whoever has lost the lead looks whether it comes back; what ended by itself needs somebody.
      if (!turn.signal.aborted) await pause(AGAIN_AFTER, signal);
    }
  }

  return {
    start() {
      running = channels.filter(({ poll }) => poll).map(follow);
    },
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  await setTimeout(ms, undefined, { signal }).catch(() => {});
};
