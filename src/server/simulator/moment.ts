import type { Language } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { clockAt } from '../../core/time/clock-time.ts';
import { dayOf, weekdayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showDay } from '../../core/time/show.ts';
import type { Words } from '../../ports/words.ts';

/** What turns a moment into the words of a page. */
export interface Speech {
  readonly words: Words;
  readonly language: Language;
  readonly timeZone: string;
}

/** A moment as a page shows it: "Thứ Hai, 22/12/2025" and "08:00". */
export function toMoment(
  at: Instant,
  { words, language, timeZone }: Speech,
): { readonly day: string; readonly time: string } {
  const day = dayOf(at, timeZone);
  const weekday = words.say(language, text(`simulator.weekday.${weekdayOf(day)}`));
  return { day: `${weekday}, ${showDay(day)}`, time: clockAt(at, timeZone) };
}
