import type { Enclosure } from '../message/attachment.ts';
import type { Text } from '../message/message.ts';
import type { Instant } from '../time/instant.ts';
import type { Flow, Next, NodeId } from './flow.ts';
import type { Answers, Double, Effect, Session } from './session.ts';

/** Where a conversation stands when a node is asked something. */
export interface Here {
  readonly flow: Flow;
  readonly session: Session;
}

/** One way to answer, before it has become a button. */
export interface Offer {
  readonly id: string;
  readonly label: Text;
  readonly others?: readonly string[];
}

/** What was heard at a node. `choice` and `choices` are among what the node offers; nothing else gets here. */
export interface Said {
  readonly text: string;
  readonly choice?: string;
  readonly choices?: readonly string[];
  readonly double?: Double;
  readonly tapped: boolean;
  readonly enclosures?: readonly Enclosure[];
  readonly album?: string;
  readonly at: Instant;
}

/** What a waiting node makes of it. */
export type Move =
  /** Goes on. `answers` are all answers from now on; `returnTo` asks for the conversation back. */
  | {
      readonly type: 'go';
      readonly next: Next;
      readonly answers?: Answers;
      readonly effects?: readonly Effect[];
      readonly returnTo?: NodeId;
    }
  /** The same question again, after `first` has been said; its buttons stay good. */
  | { readonly type: 'again'; readonly first: readonly Text[]; readonly effects?: readonly Effect[] }
  /** The same question goes on gathering; its buttons stay good. `quiet`: more is on its way, so nothing is said. */
  | {
      readonly type: 'gather';
      readonly picked: readonly string[];
      readonly quiet: boolean;
      readonly first?: readonly Text[];
    }
  /** The same node asks something else: older buttons go stale. */
  | { readonly type: 'change'; readonly change: Pick<Session, 'doubt' | 'picked'> };

/** A way out of a node, and where in the node an author wrote it. */
type Exit = readonly [path: readonly string[], next: Next];

interface Shape<N> {
  exits(node: N): readonly Exit[];
}

/** A node that does something and goes on. */
export interface Passing<N> extends Shape<N> {
  pass(node: N, here: Here): { readonly next: Next; readonly effects: readonly Effect[] };
}

/** A node that waits for the person. */
export interface Waiting<N> extends Shape<N> {
  /** Where to go instead of asking, when there is nothing to ask. */
  skip?(node: N, here: Here): Next | undefined;
  question(node: N, here: Here): readonly Text[];
  offers(node: N, here: Here): readonly Offer[];
  hear(node: N, said: Said, here: Here): Move;
}

export type Behaviour<N> = Passing<N> | Waiting<N>;
