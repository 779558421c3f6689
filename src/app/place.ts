import { communeTitle } from '../core/campaign/commune-title.ts';
import { plain, type Text } from '../core/message/message.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Planner } from './planner.ts';

/** The name of a unit, or of the commune when the role is in the whole of it. */
export function placeOf(planner: Planner, commune: string, unit: string | null, at: Instant): Text {
  const content = planner.content(commune, at);
  if (unit === null) return content ? communeTitle(content.commune) : plain(commune);
  return plain(planner.units(commune, at).find(({ id }) => id === unit)?.name ?? unit);
}
