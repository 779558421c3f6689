import type { Behaviour } from './behaviour.ts';
import type { Node, NodeOf } from './flow.ts';
import { act } from './kinds/act.ts';
import { ask } from './kinds/ask.ts';
import { branch } from './kinds/branch.ts';
import { enter } from './kinds/enter.ts';
import { human } from './kinds/human.ts';
import { review } from './kinds/review.ts';
import { run } from './kinds/run.ts';
import { save } from './kinds/save.ts';
import { tell } from './kinds/tell.ts';

/** One behaviour for each kind of node. A new kind is a type in flow.ts, a file in kinds/ and a line here. */
const behaviours: { readonly [K in Node['kind']]: Behaviour<NodeOf<K>> } = {
  tell,
  step: act,
  ask,
  branch,
  review,
  record: save,
  run,
  enter,
  human,
};

export const behaviourOf = <N extends Node>(node: N): Behaviour<N> => behaviours[node.kind] as Behaviour<N>;
