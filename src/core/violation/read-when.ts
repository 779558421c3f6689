import { fold } from '../message/fold.ts';
import type { Text } from '../message/message.ts';
import { plain } from '../message/message.ts';
import { text } from '../message/say.ts';
import { isForgotten } from '../person/forgotten.ts';
import { doubt, no, type Reading, sure } from '../person/reading.ts';
import { atClock, type ClockTime, clockAt } from '../time/clock-time.ts';
import { addMonths, type Day, dayOf } from '../time/day.ts';
import { HOUR, type Instant, later, MINUTE } from '../time/instant.ts';
import { readPastDay } from '../time/past-day.ts';
import { showDay } from '../time/show.ts';
import { halfOfDay, readSpokenClock } from '../time/spoken-clock.ts';

/**
 * When something was seen, as people say it: "hôm qua 5 giờ chiều", "sáng nay", "24/11 lúc 17h30", "2 tiếng trước".
 * The value is what is shown and kept: "24/11/2025 17:00", or the day alone when nobody knows the hour. `begun` is what
 * was in doubt before.
 */
export function readWhen(typed: string, at: Instant, timeZone: string, begun = ''): Reading<string> {
  const today = dayOf(at, timeZone);
  const words = completed(toWords(begun), toWords(typed), today);
  const ago = readAgo(words.clock, at);
  if (ago !== undefined) return sure(shown(dayOf(ago, timeZone), clockAt(ago, timeZone)));

  const readDay = readPastDay(words.day, today);
  const readClock = readSpokenClock(words.clock);
  if (AHEAD.test(words.clock)) return no(text('violation.when.future'));
  if (readDay === 'impossible' || readClock === 'impossible') return no(text('violation.when.impossible'));
  const part = halfOfDay(words.clock);
  if (readDay === 'none' && readClock === 'none' && part === undefined)
    return no(text(`violation.when.${isForgotten(typed) ? 'forgotten' : 'unreadable'}`));

  const day = readDay === 'none' ? today : readDay.day;
  if (day > today) return no(text('violation.when.future'));
  const clocks = readClock === 'none' ? [] : [readClock.time, ...(readClock.other ? [readClock.other] : [])];
  const past = clocks.filter((clock) => atClock(day, clock, timeZone) <= at);
  if (clocks.length > 0 && past.length === 0) return no(text('violation.when.future'));
  const old = day < addMonths(today, -12) ? [text('violation.when.old', { day: showDay(day) })] : [];
  const reading = judge(day, past, part, old);
  return reading.verdict === 'doubt' ? { ...reading, begun: `${words.day} ${words.clock}` } : reading;
}

const toWords = (typed: string): string =>
  fold(typed)
    .replaceAll(/[,;()]/g, ' ')
    .trim();

/** "5 giờ chiều" after "hôm qua", "chiều" after "hôm qua 5 giờ": what is typed now goes on from what was begun. */
function completed(
  begun: string,
  typed: string,
  today: Day,
): { readonly day: string; readonly clock: string } {
  if (begun === '' || readPastDay(typed, today) !== 'none') return { day: typed, clock: typed };
  const isWhole =
    readSpokenClock(typed) !== 'none' &&
    (readSpokenClock(begun) !== 'none' || halfOfDay(typed) !== undefined);
  return { day: begun, clock: isWhole ? typed : `${begun} ${typed}` };
}

/** Nothing that was seen lies ahead. */
const AHEAD =
  /\b(?:ngay mai|sang mai|trua mai|chieu mai|toi mai|ngay kia|ngay mot|(?:tuan|thang|nam) (?:sau|toi)|tomorrow|next)\b/;

function judge(
  day: Day,
  clocks: readonly ClockTime[],
  part: ReturnType<typeof halfOfDay>,
  old: readonly Text[],
): Reading<string> {
  const [clock] = clocks;
  const readings = [
    ...clocks.map((each) => shown(day, each)),
    ...(clocks.length === 0 ? [shown(day)] : []),
  ].map((value, n) => ({ id: `moment-${n + 1}`, value, label: plain(value) }));
  if (clocks.length > 1) return doubt([text('violation.when.which-half'), ...old], readings);
  if (clock === undefined) {
    const about = part === undefined ? shown(day) : `${shown(day)} ${ABOUT[part]}`;
    return doubt(
      [text('violation.when.no-hour'), ...old],
      [{ id: 'no-hour', value: about, label: text('violation.when.day-only', { day: about }) }],
    );
  }
  const [first, ...others] = old;
  return first === undefined ? sure(shown(day, clock)) : doubt([first, ...others], readings);
}

/** As a range, which needs no language. */
const ABOUT = {
  morning: '05:00–11:00',
  noon: '11:00–13:00',
  afternoon: '13:00–18:00',
  evening: '18:00–24:00',
} as const;

const shown = (day: Day, clock?: ClockTime): string =>
  clock === undefined ? showDay(day) : `${showDay(day)} ${clock}`;

/** "Vừa xong", "30 phút trước", "cách đây 2 tiếng". */
function readAgo(words: string, at: Instant): Instant | undefined {
  if (
    /\b(?:vua xong|vua nay|vua moi|moi day|moi xong|bay gio|luc nay|ngay luc nay|just now|right now)\b/.test(
      words,
    )
  )
    return at;
  const found =
    /\b(?<count>\d{1,3})\s*(?<unit>phut|tieng|gio|minutes?|hours?) (?:truoc|ago)\b|\bcach day (?:khoang )?(?<count2>\d{1,3})\s*(?<unit2>phut|tieng|gio)\b/.exec(
      words,
    )?.groups;
  const count = Number(found?.['count'] ?? found?.['count2']);
  const unit = found?.['unit'] ?? found?.['unit2'];
  if (unit === undefined) return undefined;
  return later(at, -count * (/^(?:phut|minute)/.test(unit) ? MINUTE : HOUR));
}
