import { may } from '../../core/access/access.ts';
import { fold } from '../../core/message/fold.ts';
import { say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import { sayTipReport } from '../../core/violation/say-figures.ts';
import type { RunCommand } from '../carry-out.ts';
import { loadTipReport } from '../load-tip-report.ts';
import type { Planner } from '../planner.ts';
import { deskOf } from '../violation/intake-of.ts';

/** "Thống kê phản ánh 6 tháng": what the half-yearly and yearly report of the plan has to say; numbers only. */
export const createTipFigures =
  (planner: Planner): RunCommand =>
  async ({ tx, at, door, grants }, args) => {
    if (!may(grants, 'see-tip-figures', { commune: door.commune }))
      return { says: [say([text('command.not-allowed')])] };
    const intake = deskOf(planner, door.commune, at);
    const through = /\b(6|sau|nua)\b|half/.test(fold(args)) ? 6 : 12;
    const year =
      /\b20\d{2}\b/.exec(args)?.[0] ?? dayOf(at, intake?.timeZone ?? 'Asia/Ho_Chi_Minh').slice(0, 4);
    const report = intake && (await loadTipReport(tx, intake, { year, through }, at));
    if (intake === undefined || report === undefined) return { says: [say([text('violation.desk.none')])] };
    return { says: [say(sayTipReport(intake.section, report))] };
  };
