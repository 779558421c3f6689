import type { ClimbsTo } from '../campaign/escalation.ts';
import type { Firing } from '../campaign/reminders.ts';
import { joinTexts } from '../flow/spoken.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import type { Instant } from '../time/instant.ts';
import { showMoment } from '../time/show.ts';

/** Reminders of one report at one moment to one kind of people. */
export interface Sending {
  readonly at: Instant;
  readonly report: string;
  readonly to: 'head' | ClimbsTo;
  readonly units: readonly string[];
}

/** What is to be sent after that moment, as things stand: what is filed is reminded of no more. In order of time. */
export function sendingsOf(
  firings: readonly Firing[],
  filed: ReadonlySet<string>,
  after: Instant,
): readonly Sending[] {
  const coming = firings.filter(({ at, obligation }) => at > after && !filed.has(obligation));
  const together = Map.groupBy(coming, ({ at, report, to = 'head' }) => JSON.stringify([at, report, to]));
  return [...together.values()].flatMap(([first, ...others]): Sending[] =>
    first === undefined
      ? []
      : [
          {
            at: first.at,
            report: first.report,
            to: first.to ?? 'head',
            units: [first, ...others].map(({ unit }) => unit),
          },
        ],
  );
}

/** Who is there to be written to, and why somebody is not. */
export interface Reach {
  /** People of a unit who can be written to now: whoever is reminded, or who hears of a silent head. */
  of(unit: string, role: 'head' | 'deputy'): readonly string[];
  readonly officers: readonly string[];
  readonly leaders: readonly string[];
  /** Why nobody of the unit can: `nobody` is there, they `left`, or a failure of the channel. Undefined where somebody can. */
  because(unit: string): string | undefined;
}

/** "08:00 ngày 24/12/2025: nhắc hạn “Danh sách” – 5 người, 5 đơn vị; 16 đơn vị chưa tới được", one line for each. */
export const saySendings = (
  sendings: readonly Sending[],
  reach: Reach,
  titleOf: (report: string) => string,
  timeZone: string,
): readonly Text[] =>
  joinTexts(
    'flow.lines',
    sendings.map(({ at, report, to, units }) => {
      const ofUnits = units.map((unit) => (to === 'head' || to === 'deputy' ? reach.of(unit, to) : []));
      const people =
        to === 'officer' ? reach.officers : to === 'leader' ? reach.leaders : [...new Set(ofUnits.flat())];
      const missing = to === 'head' ? ofUnits.filter(({ length }) => length === 0).length : 0;
      return text(missing > 0 ? 'preview.line-missing' : 'preview.line', {
        when: showMoment(at, timeZone),
        what: text(`preview.what.${to}`),
        report: plain(titleOf(report)),
        people: people.length,
        units: units.length,
        missing,
      });
    }),
  );
