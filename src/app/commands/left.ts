import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { rowOf } from './row-of.ts';
import { sayRow } from './say-row.ts';

/** Why somebody is gone. Words under left.reason.<id>. */
const REASONS = ['moved', 'died', 'away', 'not-ours'] as const;
const BACK = 'back';

/** "/roidi 3": the row stays with its reason and counts no more; "trở lại" takes that back. */
export function createLeft(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { row: which, reason } = readArgs(args);
    const found = await rowOf(planner, request, which, 'left');
    if ('outcome' in found) return found.outcome;
    const { plan, unit, row, number } = found;
    const { tx, at, conversation } = request;
    const about = { name: plain(row.name), unit: plain(unit.name), row: sayRow(plan, row, number) };
    if (reason === undefined) {
      const reasons = row.left === undefined ? REASONS : [BACK];
      const choices = reasons.map((one) =>
        commandChoice('left', `${unit.id} ${row.id} ${one}`, text(`left.choice.${one}`)),
      );
      return {
        says: [say([text(row.left === undefined ? 'left.ask' : 'left.ask-back', about)], choices)],
        asks: true,
      };
    }
    const { commune } = plan.content;
    await tx.entries.leave(
      commune.id,
      plan.campaign.id,
      unit.id,
      row.id,
      reason === BACK ? null : reason,
      at,
    );
    const action = reason === BACK ? 'came-back' : 'left';
    tx.audit.add({
      at,
      actor: conversation.account,
      action: `entry-${action}`,
      subject: row.id,
      detail: { reason },
    });
    tx.histories.add({
      subject: `entry:${row.id}`,
      at,
      by: conversation.account,
      action,
      detail: { reason },
    });
    const undo = commandChoice('left', `${unit.id} ${row.id} ${BACK}`, text('left.choice.undo'));
    const list = commandChoice('list', unit.id, text('menu.item.list'));
    return {
      says: [
        reason === BACK
          ? say([text('left.back', about)], [list])
          : say([text('left.done', { ...about, reason: text(`left.reason.${reason}`) })], [undo, list]),
      ],
    };
  };
}

function readArgs(args: string): { readonly row: string; readonly reason?: string } {
  const words = args.trim().split(' ');
  const last = words.at(-1) ?? '';
  const isReason = last === BACK || (REASONS as readonly string[]).includes(last);
  return isReason ? { row: words.slice(0, -1).join(' '), reason: last } : { row: args };
}
