import type { Heard, Say, Text } from '../message/message.ts';
import type { Instant } from '../time/instant.ts';
import type { NodeId } from './flow.ts';
import type { Run } from './run.ts';

export type Answer = string | number | boolean | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;

/** Everything the engine remembers between two events. Plain JSON, so it survives a deploy. */
export interface Session {
  readonly flow: string;
  /** Derived from the flow's structure; another number means the author changed the flow meanwhile. */
  readonly revision: number;
  readonly status: 'waiting' | 'ended' | 'failed';
  readonly node: NodeId;
  /** Counts waits, so that a button of an earlier wait is recognised. */
  readonly turn: number;
  readonly answers: Answers;
  /** Where "quay lại" leads: the nodes that waited before this one, oldest first. */
  readonly trail: readonly NodeId[];
  /** An answer that was understood but looks odd or has two readings; the person is being asked about it. */
  readonly doubt?: Doubt;
  /** Options tapped so far where several may be chosen. */
  readonly picked?: readonly string[];
  /** The review that asked for a correction, and gets the conversation back. */
  readonly returnTo?: NodeId;
  /** How far this run through a guide was counted: in numbers of nobody's, see run.ts. */
  readonly run?: Run;
  /** What is being asked, as a number; tells whether a flow changed meanwhile still asks the same. */
  readonly asked?: number;
}

export interface Doubt {
  readonly because: Text;
  readonly readings: readonly { readonly id: string; readonly value: Answer; readonly label: Text }[];
  /** What was typed, where the next answer may go on from it. */
  readonly begun?: string;
  /** What else the words mean; it stands first among the ways to answer. */
  readonly instead?: Way;
}

/** Something that is done instead of answering, as its button would do it: "/list", "!stop". */
export interface Way {
  readonly token: string;
  readonly label: Text;
}

/** Why words that could be an answer are asked about before they are taken for one. */
export interface Double {
  readonly because: Text;
  readonly instead?: Way;
}

/** What happened. Past tense. `at` is when, for answers that are judged against today. */
export type Event =
  | { readonly type: 'started' }
  /**
   * `choice`, or `choices` where several may be given: ids of `offers` that the typed words mean. `double`: as an
   * answer they are to be asked about first.
   */
  | {
      readonly type: 'heard';
      readonly heard: Heard;
      readonly choice?: string;
      readonly choices?: readonly string[];
      readonly double?: Double;
      readonly at: Instant;
    }
  | { readonly type: 'went-back' }
  | { readonly type: 'asked-again' };

/** What should be done. Imperative. The engine never does it. */
export type Effect =
  /** `once`: not said again to this chat under the same name. */
  | { readonly type: 'say'; readonly say: Say; readonly once?: string }
  | { readonly type: 'record'; readonly what: string; readonly answers: Answers }
  /** Files that nobody had asked for, with whatever was written under them. */
  | { readonly type: 'take-files'; readonly heard: Heard }
  | { readonly type: 'run'; readonly command: string; readonly args: string }
  /** `answers` are what the next flow need not ask again: give them to `begin`. */
  | { readonly type: 'enter'; readonly flow: string; readonly answers: Answers }
  | { readonly type: 'ask-human'; readonly about: string; readonly answers: Answers }
  | { readonly type: 'give-up'; readonly reason: string };

export interface Step {
  readonly session: Session;
  readonly effects: readonly Effect[];
}
