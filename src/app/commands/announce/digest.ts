import type { Choice } from '../../../core/message/message.ts';
import { commandChoice, say, text } from '../../../core/message/say.ts';
import { nextDigest, type Rhythm, readRhythm } from '../../../core/report/digest-rhythm.ts';
import { sayDigest } from '../../../core/report/say-digest.ts';
import { atClock, ClockTime } from '../../../core/time/clock-time.ts';
import { dayOf } from '../../../core/time/day.ts';
import { DAY, later } from '../../../core/time/instant.ts';
import { isQuiet, QuietHours } from '../../../core/time/quiet-hours.ts';
import { showMoment } from '../../../core/time/show.ts';
import { loadDigest } from '../../announcements/load-digest.ts';
import { digestChoices } from '../../announcements/send-digests.ts';
import { officeOf } from '../../officer-of.ts';
import type { Outcome, Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';

/** "/digest": when the summary comes, and the ways to change that; "/digest hằng ngày 7h", "/digest tắt", "/digest xem". */
export function createDigest(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, conversation } = request;
    const office = officeOf(planner, request, 'take-digest');
    if ('outcome' in office) return office.outcome;
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { timeZone } = plan.campaign;
    const { account } = conversation;
    const known = await tx.digests.find(account, door.commune);
    const before: Rhythm | undefined = known && {
      every: known.every,
      clock: ClockTime.parse(known.clock),
    };
    if (/^(xem|now|show)/i.test(args)) {
      const since = known?.since ?? later(at, -DAY);
      return { says: [say(sayDigest(await loadDigest(tx, plan, since, at)), digestChoices)] };
    }
    const wish = args === '' ? undefined : readRhythm(args, before);
    if (wish === 'off') {
      await tx.digests.remove(account, door.commune);
      return { says: [say([text('digest.off')], WAYS)] };
    }
    if (wish === undefined) {
      const now = known === undefined ? text('digest.none') : sayRhythm(before as Rhythm);
      return { says: [say([now, text('digest.how')], known === undefined ? WAYS : [...WAYS, off])] };
    }
    if (isQuiet(atClock(dayOf(at, timeZone), wish.clock, timeZone), timeZone, DEEP_NIGHT))
      return { says: [say([text('digest.quiet')], WAYS)] };
    const next = nextDigest(wish, at, timeZone, plan.calendar);
    tx.digests.put({ account, commune: door.commune, ...wish, next, since: known?.since ?? at });
    tx.audit.add({ at, actor: account, action: 'choose-digest', subject: door.commune, detail: { ...wish } });
    const parts = [sayRhythm(wish), text('digest.next-one', { when: showMoment(next, timeZone) })];
    return { says: [say(parts, [show, off])] };
  };
}

/** Who asks for it early or late may have it so; a slip such as 2h for 14h is asked about. */
const DEEP_NIGHT = QuietHours.parse({ from: '22:00', until: '05:00' });

const sayRhythm = ({ every, clock }: Rhythm) => text(`digest.every-${every}`, { clock });

const way = (id: string, args: string): Choice => commandChoice('digest', args, text(`digest.choice.${id}`));
const show = way('show', 'xem');
const off = way('off', 'tắt');
/** Both languages understand the words of a button. */
const WAYS = [way('morning', 'ngày 07:30'), way('evening', 'ngày 16:30'), way('week', 'tuần 07:30'), show];
