import { ClockTime } from './clock-time.ts';

/** `other` is the same hour in the other half of the day, where nothing said which. */
export type SpokenClock = { readonly time: ClockTime; readonly other?: ClockTime } | 'none' | 'impossible';

/** The hour that folded words speak of: "17h30", "5 gio chieu", "5 ruoi", "nam gio kem 15", "7 gio sang", "5pm". */
export function readSpokenClock(words: string): SpokenClock {
  const found = CLOCK.exec(numbered(words))?.groups;
  if (found === undefined) return /\b(?:nua dem|midnight)\b/.test(words) ? { time: clock(0, 0) } : 'none';
  const { hour = '', minute = '0', half, half2 = half, short, mark = '' } = found;
  const typed =
    half2 !== undefined ? Number(hour) * 60 + 30 : Number(hour) * 60 + Number(minute) - Number(short ?? 0);
  const hours = Math.floor(typed / 60);
  const minutes = typed % 60;
  if (hours > 24 || Number(minute) > 59 || typed < 0 || (hours === 24 && minutes > 0)) return 'impossible';
  const said = halfOfDay(words);
  // 17:00, 05:30 and 0h say themselves which half they mean.
  const isSure =
    hours > 12 || hours === 0 || (hour.length === 2 && hour.startsWith('0')) || (mark === ':' && hours >= 10);
  if (isSure || said !== undefined) return { time: clock(inHalf(hours, said), minutes) };
  const later = hours === 12 ? 0 : hours + 12;
  return { time: clock(hours, minutes), other: clock(later, minutes) };
}

/** Words for a part of the day without an hour: "sang", "chieu". Undefined when there is none. */
export function halfOfDay(words: string): 'morning' | 'noon' | 'afternoon' | 'evening' | undefined {
  if (/\b(?:sang|rang dong|tinh mo|am|morning)\b|\dam\b/.test(words)) return 'morning';
  if (/\b(?:trua|noon)\b/.test(words)) return 'noon';
  if (/\b(?:chieu|xe chieu|pm|afternoon)\b|\dpm\b/.test(words)) return 'afternoon';
  // "Toi" alone is folded "tôi", who speaks.
  if (
    /\b(?:toi (?:qua|nay|mai|mot|hom|thu|ngay|chu)|buoi toi|hoi toi|dem|khuya|evening|night|tonight)\b|(?:\d|gio|h|ruoi|phut) ?toi\b/.test(
      words,
    )
  )
    return 'evening';
  return undefined;
}

function inHalf(hours: number, half: ReturnType<typeof halfOfDay>): number {
  if (half === undefined || hours > 12) return hours;
  if (half === 'morning') return hours === 12 ? 0 : hours;
  if (half === 'noon') return hours < 4 ? hours + 12 : hours;
  // "12 giờ đêm", "1 giờ đêm": the first hours of the day.
  if (half === 'evening' && (hours === 12 || hours < 4)) return hours % 12;
  return hours === 12 ? 12 : hours + 12;
}

const CLOCK =
  /(?<![\d/.-])(?<!\bthu |\bngay )(?<hour>\d{1,2})(?:\s*(?<mark>h|gio|g|:)\s*(?:(?<half>ruoi)|kem\s*(?<short>\d{1,2})|(?<minute>\d{1,2})(?!\s*[/-]\s*\d))?|\s*(?<half2>ruoi)|(?=\s?(?:am|pm)\b|\s(?:sang|trua|chieu|toi)\b))(?![\d/])/;

const NUMBERS = [
  'mot',
  'hai',
  'ba',
  'bon',
  'nam',
  'sau',
  'bay',
  'tam',
  'chin',
  'muoi',
  'muoi mot',
  'muoi hai',
];
const SPELT = new RegExp(
  `\\b(?<word>muoi (?:mot|hai)|${NUMBERS.slice(0, 10).join('|')}) (?<unit>gio|ruoi)\\b`,
  'g',
);

/** A number up to twelve in folded words or digits: "2", "hai". */
export const countIn = (word: string): number | undefined => {
  const spelt = NUMBERS.indexOf(word) + 1;
  return spelt > 0 ? spelt : /^\d{1,3}$/.test(word) ? Number(word) : undefined;
};

/** "Nam gio" is five o'clock and "kem muoi lam" fifteen minutes less; anywhere else "nam" is a year. */
const numbered = (words: string): string =>
  words
    .replaceAll(SPELT, (_, word: string, unit: string) => `${NUMBERS.indexOf(word) + 1} ${unit}`)
    .replaceAll(
      MINUTES,
      (_, before: string, tens: string | undefined, ten: string, ones: string | undefined) => {
        const whole = ten === 'nam' ? 5 : (tens === undefined ? 1 : NUMBERS.indexOf(tens) + 1) * 10;
        return `${before} ${whole + (ones === undefined ? 0 : ONES.indexOf(ones) + 1)}`;
      },
    );

/** "gio ba muoi", "kem muoi lam", "kem nam". */
const MINUTES =
  /\b(gio|kem) (?:(hai|ba|bon|nam) )?(muoi|(?<=kem )nam)(?: (mot|hai|ba|bon|lam|sau|bay|tam|chin))?\b/g;
const ONES = ['mot', 'hai', 'ba', 'bon', 'lam', 'sau', 'bay', 'tam', 'chin'];

const clock = (hours: number, minutes: number): ClockTime =>
  ClockTime.parse(`${String(hours % 24).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
