import type { Text } from '../../core/message/message.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Inbound } from '../../ports/channel.ts';
import type { WebChannel } from '../../ports/web-channel.ts';
import type { Words } from '../../ports/words.ts';

/** A sentence of the catalogue, or a name that is the same in every language. */
export type Wording = Text | string;

export type PersonaId = 'citizen' | 'head' | 'officer';

export interface Persona {
  readonly id: PersonaId;
  /** Where the web channel reaches them. */
  readonly address: string;
  readonly name: Wording;
  /** One line on who that is and what to try with them. */
  readonly note: Wording;
}

/** What lies ahead: when, and in a few words what. */
interface NextEvent {
  readonly at: Instant;
  readonly what: Wording;
}

interface SimulatorClock {
  now(): Instant;
  next(): Promise<NextEvent | undefined>;
  /** Resolves when everything due until then has been done and sent. */
  moveTo(at: Instant): Promise<void>;
}

export interface SimulatorDeps {
  readonly personas: readonly Persona[];
  readonly campaign: {
    readonly title: Wording;
    readonly commune: Wording;
    readonly unit: Wording;
    readonly timeZone: string;
  };
  readonly channel: WebChannel;
  /** The whole pipeline. The same message twice is one message. */
  readonly hear: (inbound: Inbound) => Promise<void>;
  readonly clock: SimulatorClock;
  readonly words: Words;
  /** Drawings as SVG, by their names. */
  readonly pictures?: ReadonlyMap<string, string>;
  /** Milliseconds between two signs of life on an open stream. */
  readonly heartbeat?: number;
}
