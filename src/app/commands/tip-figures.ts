import { may } from '../../core/access/access.ts';
import { fold } from '../../core/message/fold.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import { figuresByAct, monthsOf } from '../../core/violation/figures.ts';
import { OUTCOMES } from '../../core/violation/state.ts';
import type { RunCommand } from '../carry-out.ts';
import type { Planner } from '../planner.ts';
import { intakeOf } from '../violation/intake-of.ts';

/** "Thống kê phản ánh 6 tháng": what the half-yearly and yearly report of the plan has to say; numbers only. */
export const createTipFigures =
  (planner: Planner): RunCommand =>
  async ({ tx, at, door, grants }, args) => {
    if (!may(grants, 'see-tip-figures', { commune: door.commune }))
      return { says: [say([text('command.not-allowed')])] };
    const intake = intakeOf(planner, door.commune, at);
    if (intake === undefined) return { says: [say([text('violation.desk.none')])] };
    const { campaign, section, timeZone } = intake;
    const kind = /\b(6|sau|nua)\b|half/.test(fold(args)) ? 'half-year' : 'year';
    const today = dayOf(at, timeZone);
    const year = /\b20\d{2}\b/.exec(args)?.[0] ?? today.slice(0, 4);
    const rows = figuresByAct(await tx.tipFigures.of(door.commune, campaign.id), monthsOf(kind, year));
    const open = (await tx.tips.of(door.commune)).filter(
      ({ outcome, state }) => outcome === undefined && state !== 'closed',
    );
    const lines = rows.map(({ act, outcomes, decided, hours }): Text => {
      const name = section.acts.find(({ id }) => id === act)?.name;
      const counts = Object.fromEntries(
        [...OUTCOMES, 'handed-over'].map((each) => [each, outcomes[each] ?? 0]),
      );
      return text('violation.figures.line', {
        act: name === undefined ? text('violation.choice.other-act') : plain(name),
        decided,
        ...counts,
        hours,
      });
    });
    const head = text(`violation.figures.${kind}`, { year, open: open.length });
    return { says: [say([head, ...(lines.length === 0 ? [text('violation.figures.none')] : lines)])] };
  };
