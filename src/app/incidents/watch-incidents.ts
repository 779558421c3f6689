import { dueOf, nextLook } from '../../core/incident/incident.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Instant } from '../../core/time/instant.ts';
import { afterQuiet } from '../../core/time/quiet-hours.ts';
import type { Incident, Tx } from '../../ports/store.ts';
import { type InCommunes, inEachCommune } from '../in-each-commune.ts';
import { notify } from '../notify.ts';
import { aboutIncident } from './about-incident.ts';

/** Reminds officers and leaders of what the authority has not been told: a day after, two days, six hours before, too late. */
export function createWatchIncidents(deps: InCommunes): () => Promise<number> {
  return inEachCommune(
    deps,
    (tx, commune, at) => tx.incidents.toLookAt(commune, at),
    (tx, incident, at, { timeZone }) => remind(tx, incident, at, timeZone),
  );

  async function remind(tx: Tx, incident: Incident, at: Instant, timeZone: string): Promise<void> {
    const { lookAt, ...rest } = incident;
    const next = nextLook(incident.foundAt, at);
    tx.incidents.change({ ...rest, ...(next !== undefined && { lookAt: next }) });
    const holders = await tx.grants.holders(incident.commune, null, ['officer', 'leader'], at);
    const words = at < dueOf(incident.foundAt) ? 'incident.climb.soon' : 'incident.climb.late';
    const people = await notify(tx, holders, {
      key: `incident-look:${incident.id}:${lookAt}`,
      say: say(
        [text(words, aboutIncident(incident, at, timeZone))],
        [commandChoice('incidents', '', text('incident.see'))],
      ),
      notBefore: afterQuiet(at, timeZone),
    });
    tx.audit.add({ at, actor: 'clock', action: 'incident-look', subject: incident.id, detail: { people } });
  }
}
