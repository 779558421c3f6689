import { type Escalation, workingDaysOf } from './escalation.ts';
import { type Check, error, type Finding } from './finding.ts';
import type { LadderChange } from './ladder.ts';

/** An offset, or whom it climbs to, names a reminder in the ledger, so each of them is there once; silence climbs upwards. */
export const checkLadders: Check = ({ reminders, escalation, reports }) => [
  ...climb(escalation, ['escalation']),
  ...reports.flatMap((report, index) => climb(report.escalation, ['reports', index, 'escalation'])),
  ...twice(reminders, ['reminders', 'offsets']),
  ...reports.flatMap((report, index) => twice(report.reminders, ['reports', index, 'reminders', 'offsets'])),
];

function climb(escalation: Escalation | undefined, path: Finding['path']): readonly Finding[] {
  const steps = escalation ?? [];
  return steps.flatMap(({ to, at }, index): Finding[] => {
    if (steps.findIndex((step) => step.to === to) < index)
      return [error([...path, index, 'to'], `silence climbs to the ${to} twice`)];
    const before = steps[index - 1];
    return before !== undefined && workingDaysOf(at) <= workingDaysOf(before.at)
      ? [error([...path, index, 'at'], `${at} does not come after ${before.at}, the step before it`)]
      : [];
  });
}

function twice(ladder: LadderChange | undefined, path: Finding['path']): readonly Finding[] {
  const offsets = ladder?.offsets ?? [];
  return offsets.flatMap((offset, index) =>
    offsets.indexOf(offset) < index ? [error([...path, index], `${offset} is there twice`)] : [],
  );
}
