import type { Instant } from '../../core/time/instant.ts';
import type { Outcome, TipState } from '../../core/violation/state.ts';

/** All that is readable of a tip without a key of the desk. Moments are rounded to the hour. */
export interface Tip {
  /** Random, so that it tells no order. */
  readonly id: string;
  readonly commune: string;
  readonly campaign: string;
  /** What the receipt leads to, and what answers to the reporter are sealed to. */
  readonly lookup: string;
  readonly key: string;
  readonly state: TipState;
  readonly outcome?: Outcome;
  readonly received: Instant;
  readonly since: Instant;
  readonly due?: Instant;
  /** What the reporter said to "đã được xử lý chưa?". */
  readonly handled?: 'yes' | 'no';
  /** There is a sealed identity. */
  readonly named: boolean;
  /** Whose turn it is in the thread. */
  readonly waits: 'nobody' | 'desk' | 'reporter';
  /** The reporter wants no news any more. */
  readonly quiet?: boolean;
  /** Its reporter, who agreed to it, was proposed for a commendation. */
  readonly proposed?: boolean;
  /** It is sealed to all keys of the desk that began to be used until then. */
  readonly sealedUpTo?: Instant;
  readonly version: number;
}

/** Sealed to the desk, and wrapped with the tip's own key: see ports/shreds.ts. */
export interface TipParts {
  readonly content: Uint8Array;
  readonly identity?: Uint8Array;
  /** What only desk and server together can use: where to send news, and a name to block by. */
  readonly relay?: Uint8Array;
}

export type TipChange = Partial<
  Pick<Tip, 'state' | 'outcome' | 'since' | 'due' | 'handled' | 'waits' | 'quiet' | 'proposed' | 'sealedUpTo'>
> & { readonly clear?: readonly ('outcome' | 'due' | 'handled')[] };

export interface Tips {
  add(tip: Omit<Tip, 'version' | 'named'>, parts: TipParts): Promise<void>;
  find(commune: string, id: string): Promise<Tip | undefined>;
  findByLookup(lookup: string): Promise<Tip | undefined>;
  /** Oldest first by the state they are in. */
  of(commune: string): Promise<readonly Tip[]>;
  /** The same with what the desk opens of each, by one look; who the reporter is, is asked for one by one. */
  sealedOf(commune: string): Promise<readonly (readonly [Tip, Omit<TipParts, 'identity'>])[]>;
  parts(id: string): Promise<TipParts | undefined>;
  /** False when somebody else has changed it meanwhile, and nothing was written. */
  change(id: string, version: number, change: TipChange): Promise<boolean>;
  /** Sealed anew, as to an officer who came later. */
  reseal(id: string, parts: Partial<TipParts>): Promise<void>;
  /** With its thread and its list of files. */
  remove(id: string): Promise<void>;
}
