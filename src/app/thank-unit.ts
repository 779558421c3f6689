import { quietOf } from '../core/campaign/ladder.ts';
import { plain } from '../core/message/message.ts';
import { say, text } from '../core/message/say.ts';
import { afterQuiet } from '../core/time/quiet-hours.ts';
import type { Owed } from './compose-reminder.ts';
import { mainChats } from './main-chats.ts';
import type { Request } from './outcome.ts';

/** When a report arrives, whoever else answers for the unit hears of it once, so that nobody files it again. */
export async function thankUnit({ tx, at, conversation }: Request, filed: Owed): Promise<void> {
  const { plan, unit, obligation } = filed;
  const { commune, timeZone, reports } = plan.campaign;
  const accounts = await tx.grants.holders(commune, unit.id, ['head', 'deputy'], at);
  const others = accounts.filter((account) => account !== conversation.account);
  if (others.length === 0) return;
  const report = plain(reports.find(({ id }) => id === obligation.report)?.title ?? obligation.report);
  for (const { channel, address, language } of await mainChats(tx, others)) {
    tx.outbox.add({
      key: `thanks:${obligation.key}:${channel}:${address}`,
      channel,
      address,
      kind: 'notice',
      language,
      say: say([text('reminder.thanks', { unit: plain(unit.name), report })]),
      notBefore: afterQuiet(at, timeZone, quietOf(plan.campaign)),
    });
  }
}
