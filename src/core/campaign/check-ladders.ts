import { type Check, error, type Finding } from './finding.ts';
import type { LadderChange } from './ladder.ts';

/** An offset names a reminder in the ledger, so a ladder has each of them once. */
export const checkLadders: Check = ({ reminders, reports }) => [
  ...twice(reminders, ['reminders', 'offsets']),
  ...reports.flatMap((report, index) => twice(report.reminders, ['reports', index, 'reminders', 'offsets'])),
];

function twice(ladder: LadderChange | undefined, path: Finding['path']): readonly Finding[] {
  const offsets = ladder?.offsets ?? [];
  return offsets.flatMap((offset, index) =>
    offsets.indexOf(offset) < index ? [error([...path, index], `${offset} is there twice`)] : [],
  );
}
