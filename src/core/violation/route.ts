import { findPlace } from './place.ts';
import type { Body, Violations } from './violations.ts';

interface About {
  readonly act?: string;
  /** As typed; known places are found in it. */
  readonly where: string;
}

/**
 * The body that is responsible, by kind and place: who is named for the act, then who is named for the place, then,
 * where a plan lists its places and none of them is meant, who takes what happened elsewhere, then the desk itself.
 */
export function bodyFor({ bodies, desk, places }: Violations, { act, where }: About): Body | undefined {
  const place = findPlace(where, places);
  const inPlace = (body: Body): boolean =>
    body.places.length === 0 || (place !== undefined && body.places.includes(place.id));
  const named =
    act === undefined ? undefined : bodies.find((body) => body.acts.includes(act) && inPlace(body));
  if (named) return named;
  const ofPlace = place && bodies.find((body) => body.acts.length === 0 && body.places.includes(place.id));
  const elsewhere = places.length > 0 && !place ? bodies.find((body) => body.elsewhere) : undefined;
  return ofPlace ?? elsewhere ?? bodies.find(({ id }) => id === desk);
}
