import { plain } from '../core/message/message.ts';
import { commandChoice, say, text } from '../core/message/say.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Tx } from '../ports/store.ts';
import type { Plan } from './planner.ts';
import { loadFlags } from './reporting/load-flags.ts';
import { tellRoles } from './tell-roles.ts';

/**
 * After a merger: who has one citizen ID is one by now; who has none may be on the list twice, and only a person can say
 * so. The head and the officer are told how many there are, and where to look.
 */
export async function tellOfTwins(tx: Tx, plan: Plan, unitId: string, at: Instant): Promise<void> {
  const unit = plan.content.units.find(({ id }) => id === unitId);
  if (unit === undefined) return;
  const { rows } = await loadFlags((work) => work(tx), plan, unit, at);
  const count = rows.filter(({ own }) => own.includes('same-name')).length;
  if (count === 0) return;
  const { commune, id: campaign, timeZone } = plan.campaign;
  const message = say(
    [text('change.twins', { unit: plain(unit.name), count })],
    [commandChoice('flags', unit.id, text('change.choice.twins'))],
  );
  const news = { commune, timeZone, at, say: message };
  const key = `twins:${commune}/${campaign}/${unit.id}/${at}`;
  await tellRoles(tx, { ...news, key, unit: null, roles: ['officer'] });
  await tellRoles(tx, { ...news, key, unit: unit.id, roles: ['head'] });
}
