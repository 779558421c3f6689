import type { Sample } from '../../src/stage/sample.ts';
import type { Evidence } from './evidence.ts';
import { judgeRecords } from './judge-records.ts';
import { judgeReminders } from './judge-reminders.ts';
import { judgeSending, type Sending } from './judge-sending.ts';
import type { Story } from './story.ts';

/** Holds what is left against what was told. */
export function judge(sample: Sample, story: Story, evidence: Evidence): Sending {
  const sending = judgeSending(story, evidence);
  const failed = evidence.boots.flat().filter((event) => event.type === 'failed');
  return {
    doubled: sending.doubled,
    violations: [
      ...(evidence.check === 'ok' ? [] : [`the database says: ${evidence.check}`]),
      ...failed.map(({ what, error }) => `${what}: ${error}`),
      ...judgeRecords(story, evidence, sample.campaign, sample.content.units),
      ...judgeReminders(sample, story, evidence),
      ...sending.violations,
    ],
  };
}
