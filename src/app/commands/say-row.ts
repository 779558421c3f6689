import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { EntryView } from '../../ports/store.ts';
import { ON_BEHALF } from '../focus.ts';
import type { Plan } from '../planner.ts';

/** One row of a unit's list, masked: who, what was achieved in the order of the plan, and who else has the same person. */
export function sayRow({ campaign, content }: Plan, row: EntryView, number: number): Text {
  const { name, masked, details: more, achieved, alsoIn } = row;
  const details: readonly string[] = [
    masked.citizenId,
    masked.phone,
    masked.address,
    ...(masked.plates ?? []),
  ].filter((value) => value !== undefined);
  const metrics = campaign.metrics.filter(({ id }) => achieved.includes(id));
  const [done = more['result'] === 'no' ? text('report.result.no') : text('flow.none')] = joinTexts(
    'flow.list',
    metrics.map(({ id }) => text(`campaign.metric.${id}`)),
  );
  const named = text(details.length > 0 ? 'report.list.row' : 'report.list.row-of-name', {
    number,
    name: plain(name),
    details: details.join(' · '),
    achieved: done,
  });
  const line = marks(row).reduce(
    (one, key) => text(key, { row: one, reason: reasonOf(row), why: whyOf(row) }),
    named,
  );
  if (alsoIn.length === 0) return line;
  const nameOf = (id: string) => content.units.find((unit) => unit.id === id)?.name ?? id;
  return text('report.list.also-in', { row: line, units: alsoIn.map(nameOf).join(', ') });
}

/** What has to be known about a row, one mark after the other. */
const marks = ({ proof, left, details, rejected }: EntryView): readonly string[] => [
  ...(proof === 'self-declared' ? ['report.list.declared'] : []),
  ...(details['entered'] === ON_BEHALF.entered ? ['report.list.on-behalf'] : []),
  ...(left === undefined ? [] : ['report.list.left']),
  ...(proof === 'verified' ? ['report.list.verified'] : []),
  ...(Object.keys(rejected).length > 0 ? ['report.list.rejected'] : []),
];

const reasonOf = ({ left }: EntryView): Text =>
  left === undefined ? plain('') : text(`left.reason.${left}`);

/** The first reason stands for all: a row is mostly rejected as a whole. */
function whyOf({ rejected }: EntryView): Text {
  const [reason] = Object.values(rejected);
  return reason === undefined ? plain('') : text(`check.reason.${reason}`);
}
