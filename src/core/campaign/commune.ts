import * as z from 'zod';
import { WorkingTime } from '../time/working-time.ts';
import { Id } from './id.ts';

export const COMMUNE_KINDS = ['xa', 'phuong', 'dac-khu', 'thanh-pho'] as const;

/** A door outside the bot: a page or an app of the authorities. `url` is null until the officer has filled it in. */
const Link = z.strictObject({
  id: Id,
  title: z.string().min(1),
  url: z.url({ protocol: /^https$/ }).nullable(),
});

/** A phone that the authorities answer. `number` is null until the officer has filled it in. */
const Phone = z.strictObject({
  title: z.string().min(1),
  number: z.string().min(3).nullable(),
  /** When somebody answers it: "24/24 giờ". */
  hours: z.string().min(1).optional(),
});

/** Who answers citizens, and how long they may wait: in minutes of working time. */
const Help = z.strictObject({
  hours: WorkingTime.prefault([
    { from: '07:30', until: '11:30' },
    { from: '13:30', until: '17:00' },
  ]),
  /** Until the head of the unit is told that no helper has taken a request. */
  head: z.int().positive().default(60),
  /** After that, until the officer is told; and again. */
  officer: z.int().positive().default(120),
  /** Until the officer is told that a request which was taken is not done. */
  done: z.int().positive().default(960),
});

/** How many days each class of personal data is kept after it has served its purpose; then it is erased. */
const Retention = z.strictObject({
  /** Rows of people, after the last report of their campaign. The figures stay. */
  list: z.int().min(0).max(3650).default(90),
  /** Rows of people in a campaign without an end, after they were last written, and whose poster somebody scanned. */
  idle: z.int().min(0).max(3650).default(365),
  /** Requests for help and what was said in them, after they were closed. */
  help: z.int().min(0).max(3650).default(30),
  /** Requests about data, after they were settled: evidence that the law was kept. */
  rights: z.int().min(0).max(3650).default(730),
  /** Evidence of consent, after it was given. */
  consent: z.int().min(0).max(3650).default(1825),
});

/** The kinds of unit that people live in. */
export const VILLAGES = ['thon', 'ap', 'to-dan-pho'] as const;

/** data/communes/<id>/commune.yaml, with the id of its folder. */
export type Commune = z.infer<typeof Commune>;
export const Commune = z.strictObject({
  id: Id,
  kind: z.enum(COMMUNE_KINDS),
  /** Without the kind: "Nghĩa Trung". */
  name: z.string().min(1),
  province: z.string().min(1),
  timeZone: z
    .string()
    .refine(isTimeZone, 'expected a time zone such as Asia/Ho_Chi_Minh')
    .default('Asia/Ho_Chi_Minh'),
  /** Names people still use: old communes, districts and provinces before the mergers of 2025. */
  formerly: z.array(z.string().min(1)).default([]),
  /** The police of the commune, where the plan names it otherwise than by the commune's kind. */
  police: z.string().min(1).optional(),
  /** What its people live in; left out, it is the commonest kind among its units. */
  village: z.enum(VILLAGES).optional(),
  /** The duty phone, shown to citizens; null until the officer has filled it in. */
  dutyPhone: z.string().min(3).nullable(),
  links: z.array(Link).default([]),
  /** The link that opens the bot, for the poster's QR code; null until there is one. */
  botLink: z
    .url({ protocol: /^https$/ })
    .nullable()
    .default(null),
  /** A new number makes a new verification code; the posters are printed again then. */
  posterEdition: z.int().positive().default(1),
  help: Help.prefault({}),
  retention: Retention.prefault({}),
  /**
   * What the bot does with a tip about a violation. `redirect`: it explains and leads on, and stores nothing.
   * `receive`: it takes it in, sealed to the keys of the desk; until the desk has made its keys it redirects.
   */
  violationDoor: z
    .strictObject({
      mode: z.enum(['redirect', 'receive']),
      /** The official doors that people are shown: links of this file, and phones beside the duty phone. */
      links: z.array(Id).default([]),
      phones: z.array(Phone).default([]),
    })
    .prefault({ mode: 'redirect' }),
});

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
