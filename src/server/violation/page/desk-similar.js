/** The same as core/message/fold.ts, as far as places need it. */
const fold = (text) =>
  ` ${text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]+/g, ' ')} `;

/** The same as core/violation/route.ts; the server knows neither act nor place. */
export function bodyFor({ bodies, places, desk }, content) {
  const where = fold((content.where || []).join(' '));
  const place = places.find(({ name, formerly }) =>
    [name, ...formerly].some((each) => where.includes(fold(each))),
  );
  const inPlace = (body) => body.places.length === 0 || (place && body.places.includes(place.id));
  const named = bodies.find((body) => body.acts.includes(content.act) && inPlace(body));
  const ofPlace = place && bodies.find((body) => body.acts.length === 0 && body.places.includes(place.id));
  const elsewhere = places.length > 0 && !place ? bodies.find((body) => body.elsewhere) : undefined;
  return named || ofPlace || elsewhere || bodies.find(({ id }) => id === desk);
}

/** Found here, among what this officer may open: a shared plate, or the same day and a place with the same words. */
export function similarTo(tip, tips) {
  const { plate = [], when = '', where = [] } = tip.opened;
  const plates = new Set(plate.map((each) => each.replace(/[^\p{L}\d]/gu, '').toUpperCase()));
  const words = wordsOf(where);
  return tips.filter((other) => {
    if (other.id === tip.id || !other.opened) return false;
    const theirs = (other.opened.plate || []).map((each) => each.replace(/[^\p{L}\d]/gu, '').toUpperCase());
    if (theirs.some((each) => plates.has(each))) return true;
    const shared = wordsOf(other.opened.where || []).filter((word) => words.includes(word)).length;
    return (other.opened.when || '').slice(0, 10) === when.slice(0, 10) && shared >= 3;
  });
}

const wordsOf = (where) => [...new Set(fold(where.join(' ')).trim().split(' '))];
