import type { Role } from '../core/access/access.ts';
import { commandChoice, say, text } from '../core/message/say.ts';
import { DAY, type Instant, later } from '../core/time/instant.ts';
import { afterQuiet } from '../core/time/quiet-hours.ts';
import type { RightsRequest, Tx } from '../ports/store.ts';
import { type InCommunes, inEachCommune } from './in-each-commune.ts';
import { notify } from './notify.ts';
import { aboutRequest } from './rights/open-request.ts';

/** Tells those in charge of requests about data that nobody has settled; returns how many it looked at. */
export type WatchRights = () => Promise<number>;

/** How long before the last moment it is said again. */
const BEFORE = 2 * DAY;

interface Rung {
  readonly words: string;
  readonly to: readonly Role[];
  /** When the next rung comes; none after the last. */
  next(request: RightsRequest): Instant | undefined;
}

/** After two working days; shortly before it is due; when it is too late, also to the leaders, and to them once more. */
const LADDER: readonly Rung[] = [
  {
    words: 'rights.climb.waiting',
    to: ['officer'],
    next: ({ due, acknowledgeBy }) => (later(due, -BEFORE) > acknowledgeBy ? later(due, -BEFORE) : due),
  },
  { words: 'rights.climb.soon', to: ['officer'], next: ({ due }) => due },
  { words: 'rights.climb.late', to: ['officer', 'leader'], next: ({ due }) => later(due, 7 * DAY) },
  { words: 'rights.climb.late', to: ['officer', 'leader'], next: () => undefined },
];

export function createWatchRights(deps: InCommunes): WatchRights {
  return inEachCommune(
    deps,
    (tx, commune, at) => tx.rightsRequests.toLookAt(commune, at),
    (tx, request, at, { timeZone }) => climb(tx, request, at, timeZone),
  );

  async function climb(tx: Tx, request: RightsRequest, at: Instant, timeZone: string): Promise<void> {
    const { lookAt: _, ...rest } = request;
    // Overdue is overdue, however long the machine was off.
    const rung = request.due <= at ? Math.max(request.climbed, 2) : request.climbed;
    const { words, to, next } = LADDER[rung] as Rung;
    const lookAt = next(request);
    tx.rightsRequests.change({
      ...rest,
      climbed: rung + 1,
      ...(lookAt !== undefined && { lookAt: lookAt > at ? lookAt : later(at, DAY) }),
    });
    const accounts = await Promise.all(
      to.map((role) => tx.grants.holders(request.commune, null, [role], at)),
    );
    await notify(tx, accounts.flat(), {
      key: `right-climb:${request.id}:${rung}`,
      say: say(
        [text(words, aboutRequest(request, timeZone))],
        [commandChoice('rights', '', text('rights.officer.see'))],
      ),
      notBefore: afterQuiet(at, timeZone),
    });
    tx.audit.add({
      at,
      actor: 'clock',
      action: 'right-climbs',
      subject: request.id,
      detail: { rung, people: accounts.flat().length },
    });
  }
}
