import { setTimeout } from 'node:timers/promises';
import type { Channel } from '../ports/channel.ts';
import type { Receive } from './receive.ts';

interface Deps {
  readonly channels: readonly Channel[];
  readonly receive: Receive;
  /** Whether this process is the one that speaks for the channel; two that poll would steal from each other. */
  readonly holds: (channel: string) => boolean;
  /** Told when a platform lets us in no more, and when it does. */
  readonly onState: (channel: string, state: 'well' | 'refused') => void;
  readonly onError: (what: string, error: unknown) => void;
  /** Ends early when the signal comes. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Pollers {
  start(): void;
  /** Ends when the batches under way are safe. */
  stop(): Promise<void>;
}

/** How soon a channel whose token was refused is tried again: somebody may have mended it. */
const AGAIN_AFTER = 5 * 60_000;
const LOOK_EVERY = 1_000;
const WELL_AFTER = 10;

/** Asks those platforms for messages that do not push them, each in a line of its own. */
export function createPollers({ channels, receive, holds, onState, onError, wait = pause }: Deps): Pollers {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: readonly Promise<void>[] = [];

  async function follow(channel: Channel): Promise<void> {
    while (!signal.aborted) {
      if (!holds(channel.name)) {
        await wait(LOOK_EVERY, signal);
        continue;
      }
      const turn = new AbortController();
      const until = AbortSignal.any([signal, turn.signal]);
      const ended = watch(channel.name, turn, until);
      let isOver = false;
      try {
        await channel.poll?.((messages) => receive(channel, messages), until);
        isOver = !until.aborted;
      } catch (error) {
        isOver = true;
        onState(channel.name, 'refused');
        onError(`${channel.name} cannot be asked for messages`, error);
      }
      turn.abort();
      await ended;
      // Whoever has lost the lease looks whether it comes back; what ended by itself needs somebody.
      if (isOver) await wait(AGAIN_AFTER, signal);
    }
  }

  /** Ends the turn when another process holds. */
  async function watch(name: string, turn: AbortController, until: AbortSignal): Promise<void> {
    for (let looks = 1; !until.aborted; looks++) {
      await wait(LOOK_EVERY, until);
      if (until.aborted) return;
      if (!holds(name)) turn.abort();
      // A token that is refused is refused at once.
      else if (looks === WELL_AFTER) onState(name, 'well');
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
