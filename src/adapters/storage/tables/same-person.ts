import { foldName, nameKey } from '../../../core/person/name-key.ts';
import type { PersonFields } from '../../../ports/store.ts';
import type { Digests } from './entry-seal.ts';
import type { Here } from './entry-statements.ts';

/** Where a citizen ID is missing on either side, name and address or name and phone decide. */
export const isSamePerson =
  ({ name, citizenId }: PersonFields, digests: Digests) =>
  (row: Here): boolean =>
    (citizenId === undefined || row.identified === 0) &&
    isSameName(row.name, name) &&
    (isSame(row.phone_digest, digests.phone_digest) || isSame(row.address_digest, digests.address_digest));

/** Hòa and Hóa of one house are two people; Hoa, typed without marks, is either. */
export const isSameName = (a: string, b: string): boolean =>
  foldName(a) === foldName(b) && (nameKey(a) === nameKey(b) || isWithoutMarks(a) || isWithoutMarks(b));

/** A name that is typed without marks does not take them off a name that has them. */
export const betterName = (old: string, name: string): string =>
  isWithoutMarks(name) && foldName(old) === foldName(name) ? old : name;

export const isWithoutMarks = (name: string): boolean => foldName(name) === nameKey(name);

const isSame = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a !== null && b !== null && Buffer.compare(a, b) === 0;
