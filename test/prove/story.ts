import { firstDay } from '../../src/core/campaign/campaign.ts';
import { type Obligation, obligationsOf } from '../../src/core/campaign/obligations.ts';
import { remindersOf } from '../../src/core/campaign/reminders.ts';
import { startOf } from '../../src/core/time/day.ts';
import { DAY, HOUR, type Instant, later } from '../../src/core/time/instant.ts';
import { createRandom } from '../../src/stage/random.ts';
import type { Sample } from '../../src/stage/sample.ts';
import { headOf, OFFICER } from './cast-of.ts';
import { listKeepers, makeReport, type Report } from './traffic.ts';
import type { Message } from './wire.ts';

/** Everything that will be said, in order, and what must have come of it in the end. */
export interface Story {
  readonly start: Instant;
  /** When every reminder of the plan has fallen due and nobody sleeps any more. */
  readonly end: Instant;
  readonly messages: readonly (Message & { readonly at: Instant })[];
  /** Reports that were told to the end. */
  readonly reports: readonly Report[];
  /** Keys of the obligations that were answered. */
  readonly filed: readonly string[];
}

/** For so long nobody hears anything, round the first reminders: they are too late when the bot is back. */
const SILENCE = 60 * HOUR;
/** Away from the edges of an obligation, so that a message taken in a little later still means the same one. */
const MARGIN = 2 * DAY;

/** Heads report people and file their reports, and an officer asks how it stands, over the whole campaign. */
export function writeStory(sample: Sample, updates: number, seed: number): Story {
  const { campaign, content } = sample;
  const random = createRandom(seed);
  const obligations = obligationsOf(campaign, content.units);
  const reminders = remindersOf(campaign, obligations);
  const start = later(startOf(firstDay(campaign), campaign.timeZone), 9 * HOUR);
  const end = later(startOf(firstDay(campaign), campaign.timeZone), daysUntil(reminders.at(-1)?.at ?? start));
  const step = Math.floor((end - start - SILENCE) / updates);
  const silent = later(reminders[0]?.at ?? end, -step);

  const heads = listKeepers(campaign, content.units).map((unit) => ({ unit, lines: [] as string[] }));
  const open = new Map<string, Report>();
  const messages: Story['messages'][number][] = [];
  const reports: Report[] = [];
  const filed = new Set<string>();
  let at = start;
  let serial = 0;

  for (let n = 0; n < updates; n++) {
    const next = later(at, step);
    at = at < silent && next >= silent ? later(next, SILENCE) : next;
    const add = (address: string, text: string) =>
      messages.push({ key: `u${String(n).padStart(6, '0')}`, address, text, at });
    if (random.fraction() < 0.04) {
      add(OFFICER, random.pick(['/tong', '/chuanop', `/tong ${random.pick(heads).unit.id}`]));
      continue;
    }
    const head = random.pick(heads);
    const { unit, lines } = head;
    const due = lines.length === 0 && random.fraction() < 0.1 ? toFile(unit.id) : undefined;
    if (due !== undefined) {
      filed.add(due.key);
      const isNil = !reports.some((report) => report.unit === unit.id);
      add(headOf(unit.id), `/submit ${unit.id} ${due.report} ${isNil ? 'nil' : 'ok'}`);
      continue;
    }
    if (lines.length === 0) {
      const report = makeReport(random, campaign, unit, ++serial);
      open.set(unit.id, report);
      lines.push(...report.lines);
    }
    add(headOf(unit.id), lines.shift() as string);
    if (lines.length === 0) reports.push(open.get(unit.id) as Report);
  }
  return { start, end, messages, reports, filed: [...filed] };

  /** The first that is open, as the product chooses it. */
  function toFile(unit: string): Obligation | undefined {
    const due = obligations.find(
      (one) => one.unit === unit && !filed.has(one.key) && one.opens <= at && at < one.closes,
    );
    return due && due.opens + MARGIN < at && at + MARGIN < due.closes ? due : undefined;
  }

  function daysUntil(at: Instant): number {
    const day = startOf(firstDay(campaign), campaign.timeZone);
    return (Math.ceil((at - day) / DAY) + 1) * DAY + 10 * HOUR;
  }
}
