import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';

/** "xác nhận tự khai": whoever answers for the unit vouches for what people have said of themselves, all or by number. */
export function createVouch(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { words, numbers } = readRows(args);
    const own = ownUnit(planner, request, words, 'vouch', numbers.join(' '));
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    const { tx, at, conversation, door } = request;
    const rows = await tx.entries.list(door.commune, plan.campaign.id, unit.id);
    const declared = rows.filter(
      ({ proof }, n) =>
        proof === 'self-declared' && (numbers.length === 0 || numbers.includes(String(n + 1))),
    );
    // Whoever has no name in the list is vouched for with the whole of it.
    const unnamed =
      numbers.length > 0 ? [] : await tx.entries.unnamed(door.commune, plan.campaign.id, unit.id);
    const vouched = await tx.entries.vouch(
      [...declared, ...unnamed].map(({ id }) => id),
      conversation.account,
      at,
    );
    for (const { id } of declared)
      tx.histories.add({ subject: `entry:${id}`, at, by: conversation.account, action: 'vouched' });
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'vouch',
      subject: `${door.commune}/${plan.campaign.id}/${unit.id}`,
      detail: { rows: vouched },
    });
    const about = { unit: plain(unit.name), rows: vouched };
    const list = commandChoice('list', unit.id, text('menu.item.list'));
    return { says: [say([text(vouched > 0 ? 'report.vouch.done' : 'report.vouch.none', about)], [list])] };
  };
}

/** "thôn 3", "1 3", "thôn 3: 1, 3": the unit, then rows by number. Without a colon a lone "thôn 3" is the unit. */
function readRows(args: string): { readonly words: string; readonly numbers: readonly string[] } {
  const [words = '', list] = args.includes(':')
    ? args.split(':')
    : /^[\d\s,]+$/.test(args)
      ? ['', args]
      : [args];
  return { words: words.trim(), numbers: list?.match(/\d+/g) ?? [] };
}
