import type { Text } from '../../src/core/message/message.ts';
import { sayState, sayStep } from '../../src/core/report/say-reminder.ts';
import { clockAt } from '../../src/core/time/clock-time.ts';
import { dayOf, weekdayOf } from '../../src/core/time/day.ts';
import type { Instant } from '../../src/core/time/instant.ts';
import { showDay } from '../../src/core/time/show.ts';
import type { Reminder } from '../../src/ports/store.ts';
import type { Words } from '../../src/ports/words.ts';
import type { Rehearsal } from '../../src/stage/rehearsal.ts';
import type { Sample } from '../../src/stage/sample.ts';

/**
 * A whole campaign, day by day, to be held against the text of the plan: every reminder of the ledger with what became
 * of it, unit by unit, and the longest that a head or deputy read; every report; every word to officer and leader, the
 * close of phases among them.
 */
export function diaryOf(result: Rehearsal, { content, campaign }: Sample, words: Words): string {
  const say = (text: Text): string => words.say('vi', text);
  const nameOf = (unit: string): string => content.units.find(({ id }) => id === unit)?.name ?? unit;
  const titleOf = (obligation: string): string => {
    const [, , report, , period] = obligation.split('/');
    const title = campaign.reports.find(({ id }) => id === report)?.title ?? report ?? '';
    return period === 'once' ? title : `${title} [${period}]`;
  };
  const namesOf = (rows: readonly { readonly unit: string }[]): string =>
    rows.map(({ unit }) => nameOf(unit)).join(', ');

  const wordsOf = (at: Instant, rows: readonly Reminder[]): string[] => {
    const role = rows.some(({ offset }) => offset === 'to-deputy') ? 'deputy' : 'head';
    const units = new Set(rows.filter(({ state }) => state === 'sent').map(({ unit }) => unit));
    const title = titleOf((rows[0] as Reminder).obligation).replace(/ \[.*\]$/, '');
    const words = result.read.filter(
      (one) => one.at === at && one.role === role && units.has(one.unit) && one.text.includes(title),
    );
    const [longest] = words.toSorted((a, b) => b.text.length - a.text.length);
    return longest === undefined
      ? []
      : [`  ${nameOf(longest.unit)} đọc:`, ...paragraphs(longest.text).map((line) => `  ${line}`)];
  };

  const reminders = [...result.reminders, ...result.escalations];
  const entries: Entry[] = [
    ...[...Map.groupBy(reminders, roundOf).values()].map((rows) => {
      const [first] = rows as [Reminder];
      const fates = Map.groupBy(rows, ({ state, reason }) => say(sayState(state, reason)));
      return {
        at: first.at,
        lines: [
          `${titleOf(first.obligation)} – ${say(sayStep(first.offset))}`,
          ...[...fates].map(([fate, theirs]) => `  ${fate} (${theirs.length}): ${namesOf(theirs)}`),
          ...wordsOf(first.at, rows),
        ],
      };
    }),
    ...result.submissions.map(({ firstCompleteAt, due, unit, obligation, nil }) => ({
      at: firstCompleteAt,
      lines: [
        `NỘP${firstCompleteAt < due ? '' : ' MUỘN'}${nil ? ' (không có ai)' : ''}: ${nameOf(unit)} – ${titleOf(obligation)}`,
      ],
    })),
    ...result.told.map(({ at, to, text }) => ({
      at,
      lines: [to === 'officer' ? 'TIN CHO CÁN BỘ:' : 'TIN CHO LÃNH ĐẠO:', ...paragraphs(text)],
    })),
  ].sort((a, b) => a.at - b.at);

  const days = Map.groupBy(entries, ({ at }) => dayOf(at, campaign.timeZone));
  return [
    `# ${campaign.title}`,
    `# ${result.campaign}, người chơi giả, seed ${result.seed}`,
    ...[...days].flatMap(([day, events]) => [
      '',
      `== ${say({ key: `campaign.weekday.${weekdayOf(day)}` })} ${showDay(day)}`,
      ...events.flatMap(({ at, lines: [first = '', ...rest] }) => [
        `${clockAt(at, campaign.timeZone)}  ${first}`,
        ...rest.map((line) => `       ${line}`),
      ]),
    ]),
    '',
    '== Còn thiếu khi hết chuyện',
    ...[...Map.groupBy(result.missing, ({ report, due }) => `${report} ${due}`).values()].map((rows) => {
      const { report, due } = rows[0] as { report: string; due: Instant };
      const title = campaign.reports.find(({ id }) => id === report)?.title ?? report;
      return `${title}, trễ từ ${showDay(dayOf(due, campaign.timeZone))} (${rows.length}): ${namesOf(rows)}`;
    }),
    '',
  ].join('\n');
}

interface Entry {
  readonly at: Instant;
  readonly lines: readonly string[];
}

/** One rung of one report for one period: what all units get at the same moment. */
function roundOf({ at, obligation, offset }: Reminder): string {
  const [, , report, , period] = obligation.split('/');
  return JSON.stringify([at, report, period, offset]);
}

const paragraphs = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `  ${line}`);
