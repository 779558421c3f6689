import type { Unit } from '../../core/campaign/unit.ts';
import { say, text } from '../../core/message/say.ts';
import type { Store, Tx } from '../../ports/store.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan } from '../planner.ts';
import type { InTransaction } from './load-flags.ts';

/** Kinds of the jobs that look through long lists. */
export const FLAGS_JOB = 'flags';
export const DRAW_JOB = 'draw-sample';

/** Rows that are opened while somebody waits for the answer; more would make everybody wait. */
const AT_ONCE = 2_000;

/** Those with any row that counts, or any evidence. */
export async function busyUnits(tx: Tx, { content, campaign }: Plan): Promise<readonly Unit[]> {
  const tallies = await tx.entries.tallies(campaign.commune, campaign.id);
  const photos = await tx.evidence.fingerprints(campaign.commune, campaign.id);
  const busy = new Set([...tallies, ...photos].map(({ unit }) => unit));
  return content.units.filter(({ id }) => busy.has(id));
}

/** A list has at least as many rows as have achieved one thing. */
export async function isLong(tx: Tx, { campaign }: Plan, units: readonly Unit[]): Promise<boolean> {
  const ids = new Set(units.map(({ id }) => id));
  const tallies = (await tx.entries.tallies(campaign.commune, campaign.id)).filter(({ unit }) =>
    ids.has(unit),
  );
  const perMetric = Map.groupBy(tallies, ({ unit, metric }) => `${unit} ${metric}`);
  const longest = new Map<string, number>();
  for (const rows of perMetric.values()) {
    const unit = rows[0]?.unit ?? '';
    const count = rows.reduce((sum, { entries }) => sum + entries, 0);
    longest.set(unit, Math.max(longest.get(unit) ?? 0, count));
  }
  return [...longest.values()].reduce((sum, count) => sum + count, 0) > AT_ONCE;
}

export function judgeLater(
  { tx, at, conversation: { channel, address, language, account } }: Request,
  { campaign }: Plan,
  id: string,
  kind: string,
  args: Readonly<Record<string, string>>,
): Outcome {
  tx.jobs.add({
    id,
    kind,
    contact: { channel, address },
    language,
    args: { commune: campaign.commune, campaign: campaign.id, account, ...args },
    at,
  });
  return { says: [say([text('flags.later')])] };
}

/** Part by part, so that whoever writes to the bot meanwhile comes first. */
export const inParts =
  (store: Store, signal: AbortSignal): InTransaction =>
  async (work) => {
    signal.throwIfAborted();
    const result = await store.transaction(work);
    await new Promise((resolve) => setImmediate(resolve));
    return result;
  };
