import type { Campaign } from '../../core/campaign/campaign.ts';
import type { Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { serialOf } from '../../core/time/serial.ts';
import type { BookSheet } from '../../ports/books.ts';
import type { CommuneContent } from '../../ports/catalogue.ts';
import type { Change, Closed } from '../load-closed.ts';

/** What each closed phase held beside what there is now; whatever came after the close has a column of its own. */
export function closedSheet(
  { units }: CommuneContent,
  { phases, timeZone }: Campaign,
  closed: readonly Closed[],
  head: readonly string[],
  say: (text: Text) => string,
): BookSheet {
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? id;
  const row = ({ phase, at, hash, isWhole }: Closed, whose: string, { metric, frozen, now }: Change) => [
    phases.find(({ id }) => id === phase)?.name ?? phase,
    serialOf(at, timeZone),
    whose,
    say(text(`campaign.metric.${metric}`)),
    frozen,
    now,
    now - frozen,
    isWhole ? hash.slice(0, 12) : say(text('closed.broken', { hash: hash.slice(0, 12) })),
  ];
  return {
    name: say(text('closed.sheet')),
    head,
    columns: [
      { title: say(text('closed.column.phase')), kind: 'text', width: 22 },
      { title: say(text('closed.column.at')), kind: 'moment', width: 18 },
      { title: say(text('board.column.unit')), kind: 'text', width: 30 },
      { title: say(text('board.column.metric')), kind: 'text', width: 44 },
      { title: say(text('closed.column.frozen')), kind: 'number', width: 12 },
      { title: say(text('closed.column.now')), kind: 'number', width: 12 },
      { title: say(text('closed.column.after')), kind: 'number', width: 12 },
      { title: say(text('closed.column.hash')), kind: 'text', width: 18 },
    ],
    rows: closed.flatMap((one) => [
      ...one.people.map((change) => row(one, say(text('closed.people')), change)),
      ...one.entries.map((change) => row(one, nameOf(change.unit), change)),
    ]),
    notes: [say(text('closed.note'))],
  };
}
