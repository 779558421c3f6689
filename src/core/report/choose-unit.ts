import type { Unit } from '../campaign/unit.ts';
import type { Next, Node, NodeId, Option } from '../flow/flow.ts';
import { plain } from '../message/message.ts';
import { text } from '../message/say.ts';

interface Ways {
  /** Prefix of the nodes, and of the words under `choose-unit.<prefix>`. */
  readonly ask: string;
  readonly save?: string;
  /** Where a chosen unit leads; `n` is its place in the list. */
  go(unit: Unit, n: number): Next;
  /** For whoever finds their unit in no list. */
  readonly elsewhere: Next;
  /** Whether a person can be called instead; not where that is what they are doing. */
  readonly human?: boolean;
}

/**
 * Asks for one of many units in two short steps, first the kind and then the unit; where there is one kind only, in one.
 * Other names of a unit are understood as well. The first node is `<ask>`.
 */
export function unitNodes(
  units: readonly Unit[],
  { ask, save, go, elsewhere, human: canCall = true }: Ways,
): Record<NodeId, Node> {
  const numbered = units.map((unit, n) => ({ unit, n }));
  const kinds = [...Map.groupBy(numbered, ({ unit }) => unit.kind)];
  const none: Option = { id: 'elsewhere', label: text('choose-unit.choice.elsewhere'), go: elsewhere };
  const toOption = ({ unit, n }: (typeof numbered)[number]): Option => ({
    id: `u${n + 1}`,
    label: plain(unit.name),
    others: unit.aliases,
    go: go(unit, n),
  });
  const one = (of: readonly Option[]): Node => ({
    kind: 'ask',
    text: text(`choose-unit.${ask}.unit`),
    answer: { type: 'choice', of },
    ...(save !== undefined && { save }),
    ...(canCall && { human: true as const }),
    next: elsewhere,
  });
  if (kinds.length <= 1) return { [ask]: one([...numbered.map(toOption), none]) };
  return {
    [ask]: {
      kind: 'ask',
      text: text(`choose-unit.${ask}.kind`),
      answer: {
        type: 'choice',
        of: [
          ...kinds.map(([kind, [first, ...more]], n): Option => {
            const only = first !== undefined && more.length === 0 ? toOption(first) : undefined;
            return (
              only ?? { id: `k${n + 1}`, label: text(`campaign.unit-kind.${kind}`), go: `${ask}-${n + 1}` }
            );
          }),
          none,
        ],
      },
      ...(save !== undefined && { save }),
      ...(canCall && { human: true as const }),
      next: elsewhere,
    },
    ...Object.fromEntries(
      kinds.flatMap(([, members], n) =>
        members.length === 1 ? [] : [[`${ask}-${n + 1}`, one([...members.map(toOption), none])]],
      ),
    ),
  };
}
