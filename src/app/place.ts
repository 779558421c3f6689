import { communeTitle } from '../core/campaign/commune-title.ts';
import { plain, type Text } from '../core/message/message.ts';
import type { Catalogue } from '../ports/catalogue.ts';

/** The name of a unit, or of the commune when the role is in the whole of it. */
export function placeOf({ communes }: Catalogue, commune: string, unit: string | null): Text {
  const content = communes.get(commune);
  if (unit === null) return content ? communeTitle(content.commune) : plain(commune);
  return plain(content?.units.find(({ id }) => id === unit)?.name ?? unit);
}
