import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { type Commune, VILLAGES } from './commune.ts';
import type { Unit } from './unit.ts';

interface Place {
  readonly commune: Pick<Commune, 'kind' | 'police' | 'village'>;
  readonly units: readonly Pick<Unit, 'kind'>[];
}

/**
 * What sentences call a place, its police, its villages and their heads when they are not told: "xã", "Công an xã",
 * "thôn", "trưởng thôn" here, "phường", "Công an phường", "tổ dân phố" there. A sentence writes {{area}}, {{police}},
 * {{village}}, {{village-head}}.
 */
export function localNames({ commune, units }: Place) {
  const { kind, police } = commune;
  const village = commune.village ?? commonest(units) ?? (kind === 'xa' ? 'thon' : 'to-dan-pho');
  return {
    area: text(`place.area.${kind}`),
    police: police === undefined ? text(`place.police.${kind}`) : plain(police),
    village: text(`place.village.${village}`),
    'village-head': text(`place.village-head.${village}`),
  } satisfies Readonly<Record<string, Text>>;
}

function commonest(units: Place['units']): (typeof VILLAGES)[number] | undefined {
  const counts = VILLAGES.map((village) => units.filter(({ kind }) => kind === village).length);
  const most = Math.max(...counts);
  return most === 0 ? undefined : VILLAGES[counts.indexOf(most)];
}
