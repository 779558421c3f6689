import { clockAt } from '../core/time/clock-time.ts';
import { dayOf } from '../core/time/day.ts';
import type { Instant } from '../core/time/instant.ts';
import { showDay } from '../core/time/show.ts';
import type { Words } from '../ports/words.ts';
import type { Rehearsal } from '../stage/rehearsal.ts';
import type { Sample } from '../stage/sample.ts';

/** The rehearsal as a diary: what happened when, then how it ended. */
export function rehearsalText(result: Rehearsal, { content, campaign }: Sample, words: Words): string {
  const say = (key: string, params: Record<string, string | number> = {}) =>
    words.say('vi', { key: `rehearsal.${key}`, params });
  const when = (at: Instant) => `${showDay(dayOf(at, campaign.timeZone))} ${clockAt(at, campaign.timeZone)}`;
  const unitOf = (id: string) => content.units.find((unit) => unit.id === id)?.name ?? id;
  const reportOf = (id: string) => campaign.reports.find((report) => report.id === id)?.title ?? id;
  const titleOf = (obligation: string) => reportOf(obligation.split('/')[2] ?? '');

  const events = [
    ...result.reminders.map(({ at, unit, offset, obligation, state, reason }) => ({
      at,
      line: say(state === 'sent' ? 'reminded' : 'not-reminded', {
        unit: unitOf(unit),
        offset,
        report: titleOf(obligation),
        reason: reason ?? state,
      }),
    })),
    ...result.submissions.map(({ firstCompleteAt, due, unit, obligation, nil }) => ({
      at: firstCompleteAt,
      line: say(firstCompleteAt < due ? (nil ? 'filed-nil' : 'filed') : 'filed-late', {
        unit: unitOf(unit),
        report: titleOf(obligation),
      }),
    })),
  ].sort((a, b) => a.at - b.at);

  return [
    say('head', { title: campaign.title, commune: content.commune.name, seed: result.seed }),
    ...events.map(({ at, line }) => `${when(at)}  ${line}`),
    '',
    say('closing', { at: when(result.until) }),
    ...result.figures.map(({ metric, people, entries }) =>
      say('figure', { metric: words.say('vi', { key: `campaign.metric.${metric}` }), people, entries }),
    ),
    say('filed-count', {
      filed: result.submissions.length,
      missing: result.missing.length,
      messages: result.messages,
    }),
    ...result.missing.map(({ unit, report, due }) =>
      say('missing', { unit: unitOf(unit), report: reportOf(report), due: when(due) }),
    ),
  ].join('\n');
}
