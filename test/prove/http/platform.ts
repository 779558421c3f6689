import type { Random } from '../../../src/stage/random.ts';

/** Hands what a platform says to the process that lives; the HTTP status, or a rejection when nobody answers. */
export type Knock = (
  path: string,
  body: string,
  headers: Readonly<Record<string, string>>,
) => Promise<number>;

/** One message of the bot that reached a chat. */
export interface Arrival {
  /** What the platform calls it. */
  readonly id: string;
  readonly address: string;
  readonly text: string;
}

/** One platform over HTTP: a simulator on a port of its own, and the door of ours that it posts to. */
export interface Platform {
  /** The name of the channel. */
  readonly name: string;
  /** The channel as CHANNELS_FILE has it. */
  readonly entry: string;
  readonly secrets: Readonly<Record<string, string>>;
  addressOf(person: number): string;
  /** Ends when the platform will see to it that we hear it, or has. */
  write(person: number, text: string): Promise<void>;
  /** Updates that we have not confirmed. */
  waiting(): number;
  /** Oldest first. */
  arrivals(): readonly Arrival[];
  /** Lets something go wrong soon; returns how many answers that loses. */
  disturb(random: Random): number;
  close(): Promise<void>;
}
