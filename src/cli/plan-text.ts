import type { Obligation } from '../core/campaign/obligations.ts';
import { periodText } from '../core/campaign/period-text.ts';
import type { Phase } from '../core/campaign/phase.ts';
import type { Report } from '../core/campaign/report.ts';
import { sayChange } from '../core/change/say-change.ts';
import type { Param, Text } from '../core/message/message.ts';
import { saySendings, sendingsOf } from '../core/report/sendings.ts';
import { clockAt } from '../core/time/clock-time.ts';
import { type Day, dayOf, weekdayOf } from '../core/time/day.ts';
import { later } from '../core/time/instant.ts';
import { showDay, showMoment } from '../core/time/show.ts';
import type { Words } from '../ports/words.ts';
import type { ShownPlan } from './plan-json.ts';

/** For people: the phases, and for each report who owes it, until when, and when they are reminded. */
export function planAsText(plan: ShownPlan, words: Words): string {
  const { commune, campaign, units, obligations, reminders, escalations, until, changes, lived } = plan;
  const say = (key: string, params: Readonly<Record<string, Param>> = {}): string =>
    words.say('vi', { key: `campaign.${key}`, params });

  const samples = units.filter(({ sample, id }) => sample && obligations.some(({ unit }) => unit === id));
  return [
    say('show.place', {
      kind: text(`commune-kind.${commune.kind}`),
      name: commune.name,
      province: commune.province,
    }),
    campaign.title,
    say('show.zone', { timeZone: campaign.timeZone }),
    '',
    say('show.phases'),
    ...campaign.phases.map((phase) => `  ${sayPhase(phase)}`),
    '',
    say('show.reports'),
    ...campaign.reports.flatMap((report) => sayReport(report).map((line) => `  ${line}`)),
    '',
    say('show.sums', { obligations: obligations.length, reminders: reminders.length }),
    ...(until === undefined ? [] : [say('show.until', { day: showDay(until) })]),
    ...(samples.length === 0
      ? []
      : [say('show.sample', { names: samples.map(({ name }) => name).join(', ') })]),
    '',
    ...sayChanges(),
    ...sayRecipients(),
  ].join('\n');

  function sayChanges(): string[] {
    if (changes.length === 0) return [];
    const around = { units, campaigns: [campaign], timeZone: campaign.timeZone };
    const list = changes.map(({ change }) => words.say('vi', sayChange(change, around))).join(' ');
    return [words.say('vi', { key: 'preview.cli.changes', params: { list } }), ''];
  }

  function sayRecipients(): string[] {
    if (lived === undefined) return [words.say('vi', { key: 'preview.cli.no-database' })];
    const { reach, filed, at } = lived;
    const { timeZone } = campaign;
    const sendings = sendingsOf(
      [...reminders, ...escalations].toSorted((a, b) => a.at - b.at),
      filed,
      at,
    );
    const titleOf = (id: string): string => campaign.reports.find((one) => one.id === id)?.title ?? id;
    const owing = new Set(obligations.filter(({ closes }) => closes > at).map(({ unit }) => unit));
    const out = units.flatMap(({ id, name, head }) => {
      const because = owing.has(id) ? reach.because(id) : undefined;
      const reason = { key: `preview.because.${because}` };
      return because === undefined
        ? []
        : [words.say('vi', { key: 'preview.unreachable', params: { unit: name, head, reason } })];
    });
    const lines = saySendings(sendings, reach, titleOf, timeZone).map((line) => words.say('vi', line));
    return [
      words.say('vi', { key: 'preview.cli.head', params: { asOf: showMoment(at, timeZone) } }),
      ...(lines.length === 0 ? [words.say('vi', { key: 'preview.cli.none' })] : lines),
      ...(out.length === 0 ? [] : [words.say('vi', { key: 'preview.cli.unreachable' }), ...out]),
    ];
  }

  function sayPhase({ name, start, through }: Phase): string {
    const since = { name, start: showDay(start), weekday: weekday(start) };
    return through === undefined
      ? say('show.phase-open', since)
      : say('show.phase', { ...since, through: showDay(through) });
  }

  function sayReport(report: Report): string[] {
    const receiver = (id: string): string => campaign.receivers.find((one) => one.id === id)?.name ?? id;
    const via = report.via.map(receiver).join(', ');
    const to = via === '' ? receiver(report.to) : say('show.via', { to: receiver(report.to), via });
    const heading = say('show.report', { title: report.title, kind: text(`report-kind.${report.kind}`), to });
    const periods = Map.groupBy(
      obligations.filter((obligation) => obligation.report === report.id),
      ({ period }) => period,
    );
    if (report.due.length === 0) return [heading, `  ${say('show.no-deadline')}`];
    return [heading, ...[...periods.values()].flatMap((owed) => sayPeriod(owed).map((line) => `  ${line}`))];
  }

  function sayPeriod(owed: readonly Obligation[]): string[] {
    const [first] = owed as [Obligation];
    const { key, due } = first;
    const last = dayOf(later(due, -1), campaign.timeZone);
    const when = { last: showDay(last), weekday: weekday(last), due: showDay(dayOf(due, campaign.timeZone)) };
    const period = periodText(campaign, first);
    const owing = new Set(owed.map(({ unit }) => unit));
    const byHead = Map.groupBy(
      units.filter(({ id }) => owing.has(id)),
      ({ head }) => head,
    );
    const moments = reminders
      .filter(({ obligation }) => obligation === key)
      .map(({ offset, at }) => {
        const day = showDay(dayOf(at, campaign.timeZone));
        return say('show.moment', { offset, clock: clockAt(at, campaign.timeZone), day });
      });
    const climbs = escalations
      .filter(({ obligation }) => obligation === key)
      .map(({ to = 'leader', at }) => {
        const day = showDay(dayOf(at, campaign.timeZone));
        return say('show.climb', {
          to: { key: `command.role.${to}` },
          clock: clockAt(at, campaign.timeZone),
          day,
        });
      });
    return [
      period === undefined ? say('show.due', when) : say('show.due-period', { ...when, period }),
      `  ${moments.length === 0 ? say('show.no-reminders') : say('show.reminders', { moments: moments.join('; ') })}`,
      ...(climbs.length === 0 ? [] : [`  ${say('show.climbs', { moments: climbs.join('; ') })}`]),
      `  ${say('show.owing', { count: owed.length })}`,
      ...[...byHead].map(
        ([head, theirs]) =>
          `    ${say('show.heads', { head, names: theirs.map(({ name }) => name).join(', ') })}`,
      ),
    ];
  }
}

const text = (key: string): Text => ({ key: `campaign.${key}` });
const weekday = (day: Day): Text => text(`weekday.${weekdayOf(day)}`);
