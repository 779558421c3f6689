import { lastDay } from '../core/campaign/campaign.ts';
import { endOf } from '../core/time/day.ts';
import { DAY, type Instant, later } from '../core/time/instant.ts';
import type { Catalogue } from '../ports/catalogue.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store, Tx } from '../ports/store.ts';
import type { Plan, Planner } from './planner.ts';

/** Erases personal data whose time is over, class by class, and writes down that nothing of it is left. */
export type PurgeOld = () => Promise<void>;

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly planner: Planner;
  readonly ids: () => string;
}

/** Small transactions, so that nobody waits for the broom. */
const CHUNK = 200;

export function createPurgeOld({ store, clock, catalogue, planner, ids }: Deps): PurgeOld {
  let next: Instant | undefined;
  return async () => {
    const at = clock.now();
    if (next !== undefined && at < next) return;
    next = later(at, DAY);
    for (const { commune } of catalogue.communes.values()) {
      const { retention, id } = commune;
      const before = (days: number): Instant => later(at, -days * DAY);
      for (const plan of planner.all(at).filter(({ content }) => content.commune.id === id)) {
        const campaign = plan.campaign.id;
        const over = endOfReporting(plan);
        if (over !== undefined && over >= before(retention.list)) continue;
        // Where there is no last report, each row has a clock of its own.
        const idleSince = over === undefined ? before(retention.idle) : undefined;
        await sweep(id, 'list', async (tx) => {
          const rows = await tx.entries.personal(id, campaign, CHUNK, idleSince);
          await tx.entries.erase(rows, true, at);
          return { rows, left: await tx.entries.countPersonal(rows) };
        });
        await sweep(id, 'handed', async (tx) => ({
          rows: await tx.handed.erase(id, campaign, CHUNK, idleSince),
          left: 0,
        }));
        await sweep(id, 'survey', async (tx) => ({
          rows: await tx.households.prune(id, campaign, CHUNK, idleSince),
          left: 0,
        }));
      }
      await sweep(id, 'village', async (tx) => ({
        rows: await tx.villages.prune(id, before(retention.idle), CHUNK),
        left: 0,
      }));
      await sweep(id, 'rights', async (tx) => ({
        rows: await tx.rightsRequests.prune(id, before(retention.rights), CHUNK),
        left: 0,
      }));
      await sweep(id, 'incident', async (tx) => ({
        rows: await tx.incidents.prune(id, before(retention.consent), CHUNK),
        left: 0,
      }));
      await sweep(id, 'help', async (tx) => ({
        rows: await tx.helpRequests.prune(id, before(retention.help), CHUNK),
        left: 0,
      }));
      await sweep(id, 'consent', async (tx) => ({
        rows: await tx.consents.prune(id, before(retention.consent), CHUNK),
        left: 0,
      }));
    }

    async function sweep(
      commune: string,
      what: string,
      erase: (tx: Tx) => Promise<{ readonly rows: readonly string[]; readonly left: number }>,
    ): Promise<void> {
      for (let more = true; more; ) {
        more = await store.transaction(async (tx) => {
          const { rows, left } = await erase(tx);
          if (rows.length === 0) return false;
          const certificate = ids();
          tx.erasures.add({ id: certificate, commune, what, at, rows: rows.length, left }, rows);
          tx.audit.add({
            at,
            actor: 'clock',
            action: 'purge',
            subject: certificate,
            detail: { what, rows: rows.length, left },
          });
          return rows.length === CHUNK && left === 0;
        });
      }
    }
  };
}

/** The last moment at which the plan wants anything of its lists; undefined while it has no end. */
function endOfReporting({ campaign, obligations }: Plan): Instant | undefined {
  const last = lastDay(campaign);
  if (last === undefined) return undefined;
  const due = [...obligations.values()].map((obligation) => obligation.due);
  return Math.max(endOf(last, campaign.timeZone), ...due) as Instant;
}
