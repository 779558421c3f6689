import type { Commune } from '../../core/campaign/commune.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { RunCommand } from '../carry-out.ts';

/**
 * "/places", "đường dây nóng": the doors of the authorities that the commune's file names. What the officer has not
 * filled in yet is left out, so nobody is sent to a number that is not there.
 */
export const createPlaces =
  ({ communes }: Catalogue): RunCommand =>
  async ({ door }) => {
    const commune = communes.get(door.commune)?.commune;
    const lines = [text('places.urgent'), ...(commune ? ofCommune(commune) : []), text('places.apps')];
    return { says: [say([text('places.head'), ...joinTexts('flow.lines', lines)])] };
  };

function ofCommune({ dutyPhone, violationDoor, links }: Commune): readonly Text[] {
  const phones = violationDoor.phones.flatMap(({ title, number, hours }) =>
    number === null
      ? []
      : [
          hours === undefined
            ? text('places.phone', { title: plain(title), number })
            : text('places.phone-hours', { title: plain(title), number, hours: plain(hours) }),
        ],
  );
  const shown = links.flatMap(({ id, title, url }) =>
    url !== null && violationDoor.links.includes(id)
      ? [text('places.link', { title: plain(title), url })]
      : [],
  );
  return [
    dutyPhone === null ? text('places.duty-visit') : text('places.duty', { phone: dutyPhone }),
    ...phones,
    ...shown,
  ];
}
