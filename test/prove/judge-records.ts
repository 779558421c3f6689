import type { Campaign } from '../../src/core/campaign/campaign.ts';
import type { Unit } from '../../src/core/campaign/unit.ts';
import { DAY, later } from '../../src/core/time/instant.ts';
import { compare } from './compare.ts';
import type { Evidence } from './evidence.ts';
import type { Story } from './story.ts';
import { achievedBy, type Report } from './traffic.ts';

/** See app/forget-old.ts; less half a day, because what is heard is written down a little later than it was said. */
const INBOX_KEEPS = 6.5 * DAY;

/** Everything that was told is recorded once, with its trace; nothing else is. */
export function judgeRecords(
  { end, messages, reports, filed }: Story,
  { inbox, confirmations, audits, submissions }: Evidence,
  campaign: Campaign,
  units: readonly Unit[],
): string[] {
  // After a week the inbox forgets; that those were heard, once, is seen from their answers and records.
  const forgotten = new Set(messages.filter(({ at }) => at < later(end, -INBOX_KEEPS)).map(({ key }) => key));
  const parked = inbox.filter(({ error }) => error !== null);
  const traced = audits.filter(({ action }) => action === 'record-entry').map(({ subject }) => subject);
  const traces = audits.filter(({ action }) => action === 'file-report').map(({ subject }) => subject);
  const told = (report: Report): string =>
    [report.person.citizenId, report.unit, report.person.name, ...achievedBy(report, campaign, units)].join(
      ' ',
    );
  const recorded = confirmations.map(({ citizenId, unit, name, metrics }) =>
    [citizenId, unit, name, ...metrics].join(' '),
  );
  return [
    ...compare(
      'message',
      messages.filter(({ key }) => !forgotten.has(key)).map(({ key }) => key),
      inbox.filter(({ key }) => !forgotten.has(key)).map(({ key }) => key),
    ),
    ...parked.map(({ key, error }) => `message ${key} was put aside: ${error}`),
    ...compare('confirmation', reports.map(told), recorded),
    ...compare(
      'trace of confirmation',
      confirmations.map(({ id }) => id),
      traced,
    ),
    ...compare(
      'report',
      filed,
      submissions.map(({ obligation }) => obligation),
    ),
    ...compare('trace of report', filed, traces),
  ];
}
