import type { Instant } from '../../core/time/instant.ts';

/** `note` and `handover` are the desk's own and are never shown to the reporter. */
export type TipMessageKind = 'question' | 'answer' | 'addition' | 'note' | 'handover';

export interface TipMessage {
  readonly id: string;
  readonly tip: string;
  readonly from: 'desk' | 'reporter';
  readonly kind: TipMessageKind;
  readonly at: Instant;
  /** Its place in the thread, from 1. */
  readonly order: number;
  /** Sealed to the desk and, unless it is the desk's own, to the receipt; wrapped with the tip's key. */
  readonly body: Uint8Array;
}

/** What was said about a tip after it was sent, and the files that belong to it. */
export interface TipThreads {
  add(message: Omit<TipMessage, 'order'>): Promise<void>;
  of(tip: string): Promise<readonly TipMessage[]>;
  /** Sealed anew, as to an officer who came later. */
  reseal(message: string, body: Uint8Array): Promise<void>;
  /** The bytes are in the media under the same id, sealed and wrapped. */
  addFile(file: { readonly id: string; readonly tip: string; readonly bytes: number }): Promise<void>;
  resealFile(file: string, bytes: number): Promise<void>;
  filesOf(tip: string): Promise<readonly { readonly id: string; readonly bytes: number }[]>;
  /** Ids of the files of all tips of a commune, by tip. */
  filesIn(commune: string): Promise<ReadonlyMap<string, readonly string[]>>;
}
