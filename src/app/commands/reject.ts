import { may } from '../../core/access/access.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { findUnit } from '../find-unit.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { askFailed, readFailed, reasonChoices } from '../reporting/ask-failed.ts';
import { REASONS, rejectRow } from '../reporting/judge-row.ts';
import { sayRow } from './say-row.ts';

/** "không công nhận thôn 3 dòng 2": an officer takes a row out of the totals, with a reason that the unit is told. */
export function createReject(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, door, at, grants } = request;
    const { commune } = door;
    if (!may(grants, 'spot-check', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const read =
      /^(?<unit>.+?)\s+(?:(?:dòng|dong|số|so|row)\s+)?(?<row>[0-9a-f]{8}-[0-9a-f-]{27}|\d{1,6})(?:\s+(?<reason>[a-z-]+)(?<failed>(?:\s+(?:m\d+|all|done))*))?$/iu.exec(
        args.trim(),
      )?.groups;
    if (read === undefined) return { says: [say([text('check.reject-usage')])] };
    const found = findUnit(plan.content.units, read['unit'] ?? '', 'reject', read['row']);
    if ('ask' in found) return { says: [found.ask], asks: true };
    const { unit } = found;
    const ids = await tx.entries.ids(commune, plan.campaign.id, unit.id);
    const index = ids.findIndex((id, n) => id === read['row'] || String(n + 1) === read['row']);
    const [row] = index < 0 ? [] : await tx.entries.pick(ids.slice(index, index + 1));
    if (row === undefined || row.achieved.length === 0) return { says: [say([text('check.reject-usage')])] };
    const ask = (more: string) => `${unit.id} ${row.id} ${more}`;
    const reason = REASONS.find((one) => one === read['reason']);
    if (reason === undefined) {
      const about = { row: sayRow(plan, { ...row, alsoIn: [] }, index + 1), unit: plain(unit.name) };
      return { says: [say([text('check.reject-why', about)], reasonChoices('reject', ask))], asks: true };
    }
    const said = read['failed']?.trim().split(/\s+/) ?? [];
    const failed = readFailed(plan.campaign, row.achieved, said);
    if (failed === undefined)
      return askFailed(plan.campaign, row.achieved, said, (more) => ask(`${reason} ${more}`), 'reject');
    await rejectRow(request, plan, unit, row, reason, failed);
    return {
      says: [
        say([
          text('check.rejected', {
            name: plain(row.name),
            unit: plain(unit.name),
            reason: text(`check.reason.${reason}`),
          }),
        ]),
      ],
    };
  };
}
