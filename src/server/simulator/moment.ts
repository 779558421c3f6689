import type { Language } from '../../core/message/message.ts';
import type { Instant } from '../../core/time/instant.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const LOCALES: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' };

/** A moment as a page shows it: "Thứ Hai, 22/12/2025" and "08:00". */
export function toMoment(at: Instant, language: Language): { readonly day: string; readonly time: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE);
  const weekday = local.toLocaleString(LOCALES[language], { weekday: 'long' });
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    day: `${weekday}, ${two(local.day)}/${two(local.month)}/${local.year}`,
    time: `${two(local.hour)}:${two(local.minute)}`,
  };
}
