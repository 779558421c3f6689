import { may } from '../../core/access/access.ts';
import { fold } from '../../core/message/fold.ts';
import { say, text } from '../../core/message/say.ts';
import { type Day, dayOf } from '../../core/time/day.ts';
import { readSpan } from '../../core/time/read-span.ts';
import { TIP_FLOW } from '../../core/violation/tip-flow.ts';
import type { RunCommand } from '../carry-out.ts';
import type { Planner } from '../planner.ts';
import { intakeOf } from '../violation/intake-of.ts';

/** The guide that leads to VNeTraffic, VNeID and the hotline, and keeps nothing. */
const REDIRECT = 'vnetraffic-report';

/**
 * "Phản ánh vi phạm": the door that the commune has chosen. One that receives does so as soon as its desk has a key;
 * until then it redirects like the others.
 */
export const createTip =
  (planner: Planner, publicUrl: () => string, figures: RunCommand): RunCommand =>
  async (request, args) => {
    const { tx, at, door, grants } = request;
    const today = () => dayOf(at, planner.content(door.commune, at)?.commune.timeZone ?? 'Asia/Ho_Chi_Minh');
    // "Phản ánh tuần này" by whoever reports on them is no tip.
    if (may(grants, 'see-tip-figures', { commune: door.commune }) && asksForFigures(args, today()))
      return figures(request, args);
    const intake = intakeOf(planner, door.commune, at);
    const keys = intake ? await tx.desks.keysOf(door.commune) : [];
    if (keys.length === 0) return { enter: REDIRECT };
    if (args !== 'web') return { enter: TIP_FLOW };
    const link = `${publicUrl()}/phan-anh/${door.commune}`;
    return { says: [say([text('violation.web-link', { link }), text('violation.web-old')])] };
  };

/** A time alone, or how many there were. */
function asksForFigures(args: string, today: Day): boolean {
  const { span, rest } = readSpan(fold(args), today);
  return (
    /^(?:(?:co |duoc |da co )?(?:bao nhieu|may)\b|figures|how many)/.test(rest) ||
    (span !== undefined && rest === '')
  );
}
