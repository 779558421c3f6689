import { fold } from '../message/fold.ts';
import { cutLine, type IsPlace } from './pieces.ts';
import type { Written } from './written.ts';

/** What a row that names no one says of those under it: "II · THÔN 4", "LỚP 9A". */
export type Section = Pick<Written, 'address' | 'schoolClass'>;

/** Undefined for a row that is no heading. A part of a village ("Tổ 1") is said together with it. */
export function sectionIn(
  cells: readonly string[],
  before: Section | undefined,
  isPlace?: IsPlace,
): Section | undefined {
  const [only = '', ...others] = cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '' && !/^(?:[IVX]{1,4}|[A-Z]|\d{1,3})[.)]?$/.test(cell));
  if (only === '' || others.length > 0 || only.length > LONGEST || /\d{4}/.test(only)) return undefined;
  const said = cutLine(only.replace(/^(?:[IVX]{1,4}|[A-Z]|\d{1,3})[.)/]\s*/, ''), isPlace).filter(
    ({ field }) => field !== 'note',
  );
  if (said.length === 0 || said.some(({ field }) => field !== 'address' && field !== 'schoolClass'))
    return undefined;
  const schoolClass = said.find(({ field }) => field === 'schoolClass')?.value;
  const places = said.filter(({ field }) => field === 'address').map(({ value }) => value);
  const address = places.length > 0 ? places.join(', ') : undefined;
  const village =
    isPart(address) && !isPart(before?.address) ? before?.address : villageBehind(before?.address, address);
  return {
    ...(address !== undefined && { address: village === undefined ? address : `${address}, ${village}` }),
    ...(schoolClass !== undefined && { schoolClass }),
  };
}

const LONGEST = 60;

const isPart = (address: string | undefined): boolean =>
  address !== undefined && /^(?:to|xom|doi|khu)(?! dan pho| pho| dan cu) /.test(fold(address));

/** "Tổ 2" after "Tổ 1, Thôn 3" is of the same village. */
const villageBehind = (before: string | undefined, address: string | undefined): string | undefined =>
  isPart(address) && isPart(before) ? before?.split(', ').slice(1).join(', ') || undefined : undefined;

/** Whoever has no place of their own lives where the heading says; "Tổ 1" is in the village that it names. */
export function underSection(written: Written, section: Section | undefined): Written {
  if (section === undefined) return written;
  const { address } = written;
  const isInside = isPart(address) && section.address !== undefined && !isPart(section.address);
  return { ...section, ...written, ...(isInside && { address: `${address}, ${section.address}` }) };
}
