import type { Catalogue } from '../ports/catalogue.ts';

/** Of a commune, also where it has no plan. */
export const timeZoneOf = ({ communes }: Catalogue, commune: string): string =>
  communes.get(commune)?.commune.timeZone ?? 'Asia/Ho_Chi_Minh';
