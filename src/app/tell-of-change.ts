import type { Change } from '../core/change/change.ts';
import type { Text } from '../core/message/message.ts';
import { say } from '../core/message/say.ts';
import { afterQuiet } from '../core/time/quiet-hours.ts';
import { mainChats } from './main-chats.ts';
import type { Request } from './outcome.ts';
import type { Planner } from './planner.ts';

interface Made {
  readonly seq: number;
  readonly campaign: string | null;
  readonly change: Change;
}

/** Tells the heads of the units that a change concerns, once each; at night they hear of it in the morning. */
export async function tellOfChange(
  { tx, at, door }: Request,
  planner: Planner,
  { seq, campaign, change }: Made,
  parts: readonly Text[],
): Promise<void> {
  const concerned = await unitsIn(change);
  const heads = await tx.grants.byUnit(door.commune, ['head', 'deputy'], at);
  const accounts = new Set([...concerned].flatMap((unit) => heads.get(unit) ?? []));
  const timeZone = planner.content(door.commune, at)?.commune.timeZone ?? 'Asia/Ho_Chi_Minh';
  for (const { channel, address, language } of await mainChats(tx, [...accounts])) {
    tx.outbox.add({
      key: `change:${door.commune}/${seq}:${channel}:${address}`,
      channel,
      address,
      kind: 'notice',
      language,
      say: say(parts),
      notBefore: afterQuiet(at, timeZone),
    });
  }

  async function unitsIn(of: Change): Promise<ReadonlySet<string>> {
    const plan = campaign === null ? undefined : planner.of(door.commune, campaign, at);
    switch (of.type) {
      case 'unit-added':
        return new Set();
      case 'units-merged':
        return new Set([...of.units, of.into.id]);
      case 'unit-split':
      case 'unit-renamed':
      case 'unit-retired':
        return new Set([of.unit]);
      case 'deadline-extended':
        return new Set([of.obligation.split('/')[3] ?? '']);
      case 'deadline-moved': {
        const filed = new Set(
          (await tx.submissions.of(door.commune, campaign ?? '')).map(({ obligation }) => obligation),
        );
        const owing = [...(plan?.obligations.values() ?? [])].filter(
          ({ key, report, period }) => report === of.report && period === of.period && !filed.has(key),
        );
        return new Set(owing.map(({ unit }) => unit));
      }
      case 'campaign-paused':
      case 'campaign-resumed':
        return new Set([...(plan?.obligations.values() ?? [])].map(({ unit }) => unit));
      case 'change-undone':
        return new Set();
    }
  }
}
