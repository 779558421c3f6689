import * as z from 'zod';
import type { Enclosure } from '../message/attachment.ts';
import type { Text } from '../message/message.ts';
import type { KnownPlace } from '../violation/place.ts';

/** Ids are short because four of them travel in every button: see token.ts. */
const shortId = (length: number) =>
  z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'expected small letters, digits and hyphens, beginning with a letter')
    .max(length, `too long for a button: at most ${length} characters`);

export const FlowId = shortId(20);
export type FlowId = z.infer<typeof FlowId>;
export const NodeId = shortId(20);
export type NodeId = z.infer<typeof NodeId>;
export const OptionId = shortId(12);
export type OptionId = z.infer<typeof OptionId>;

/** Where a conversation goes on; nothing is asked after "end". */
export type Next = NodeId | 'end';

/** A conversation as data: written by authors as a guide, or made by code from a plan. Make it with `createFlow`. */
export interface Flow {
  readonly id: FlowId;
  readonly revision: number;
  readonly start: NodeId;
  /** Nothing of it is worth going on with later. */
  readonly fleeting?: true;
  readonly nodes: Readonly<Record<NodeId, Node>>;
}

/** A flow before its revision is known. */
export type FlowDraft = Omit<Flow, 'revision'>;

/** The sentence of a node. Answers named in `shows` are put into it under their own names. */
interface Spoken {
  readonly text: Text;
  readonly shows?: readonly string[];
}

/** Says something and goes on. */
export interface Tell extends Spoken {
  readonly kind: 'tell';
  readonly next: Next;
}

/** One thing to do on the phone. `stuck` leads to the help for this very step, which should lead back here. */
export interface Act extends Spoken {
  readonly kind: 'step';
  readonly next: Next;
  readonly stuck: NodeId;
  /** A drawing of it, by its name in data/pictures. */
  readonly picture?: string;
}

export interface Option {
  readonly id: OptionId;
  readonly label: Text;
  /** Other names for it, where they are data and not words of the catalogue. */
  readonly others?: readonly string[];
  readonly go?: Next;
  /** Leads to help and is no answer: "I am not sure". */
  readonly help?: NodeId;
}

/** What is accepted as an answer, and so who reads it. */
export type Wanted =
  | { readonly type: 'choice'; readonly of: readonly Option[] }
  | { readonly type: 'several'; readonly of: readonly Option[] }
  | { readonly type: 'files'; readonly kinds: readonly Enclosure['kind'][]; readonly max: number }
  | { readonly type: 'text'; readonly max?: number }
  | { readonly type: 'number'; readonly min?: number; readonly max?: number; readonly decimals?: true }
  /** When something was seen: "hôm qua 5 giờ chiều". */
  | { readonly type: 'moment'; readonly timeZone: string }
  /** Where; a known place is found under its old names too. */
  | { readonly type: 'place'; readonly among: readonly KnownPlace[] }
  | { readonly type: 'receipt' }
  /** `own`: of the person who is asked, so that a platform that knows it may hand it over. */
  | { readonly type: 'phone'; readonly own?: true }
  | { readonly type: 'name' | 'citizen-id' | 'plates' | 'address' };

/** Asks and waits. The answer is kept under `save`, or else under the node's own id. */
export interface Ask extends Spoken {
  readonly kind: 'ask';
  readonly answer: Wanted;
  /** Asked instead of the whole text of a long question when an answer to it was not understood. */
  readonly brief?: Text;
  /** What the answer is called in a review: "Họ và tên". */
  readonly label?: Text;
  readonly save?: string;
  readonly optional?: true;
  /** Offers to call a person, for whoever finds no answer. */
  readonly human?: true;
  /** A review mentions it only where another answer is this one. */
  readonly shownIf?: { readonly answer: string; readonly is: string };
  /** Not asked again when the answer is known, as from the flow before. */
  readonly once?: true;
  readonly next: Next;
}

/** Goes where an earlier answer leads; of several answers, the first that has a way. */
export interface Branch {
  readonly kind: 'branch';
  readonly on: string;
  readonly when: Readonly<Record<string, Next>>;
  readonly next: Next;
}

/** Shows the answers of these questions; each can be corrected before they are sent. */
export interface Review extends Spoken {
  readonly kind: 'review';
  readonly of: readonly NodeId[];
  readonly next: Next;
  readonly cancel: Next;
}

export interface Save {
  readonly kind: 'record';
  readonly what: string;
  readonly next: Next;
}

/** Runs a command as if the person had typed it. The answer named in `from` is appended to `args`. */
export interface Run {
  readonly kind: 'run';
  readonly command: string;
  readonly args?: string;
  readonly from?: string;
  readonly next: Next;
}

/** Ends here and begins another flow, which knows the answers named in `carry`. */
export interface Enter {
  readonly kind: 'enter';
  readonly flow: FlowId;
  readonly carry?: readonly string[];
}

/** Calls for a person and goes on. */
export interface Human {
  readonly kind: 'human';
  readonly next: Next;
}

export type Node = Tell | Act | Ask | Branch | Review | Save | Run | Enter | Human;
export type NodeOf<K extends Node['kind']> = Extract<Node, { kind: K }>;

/** The name under which the answer of a question is kept. */
export const answerKey = (id: NodeId, node: Ask): string => node.save ?? id;

/** Undefined for ids that are not there; a plain lookup would also find "constructor". */
export const nodeOf = (flow: Pick<Flow, 'nodes'>, id: NodeId): Node | undefined =>
  Object.hasOwn(flow.nodes, id) ? flow.nodes[id] : undefined;
