import { fold } from '../../../core/message/fold.ts';
import { maskAddress, maskCitizenId, maskPhone, maskPlate } from '../../../core/person/mask.ts';
import { foldName } from '../../../core/person/name-key.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import type { EntryView, PersonFields } from '../../../ports/store.ts';
import type { Schema } from '../schema.ts';

export type Sealed = Pick<Schema['entry'], 'sealed' | 'has_id' | 'has_year'>;

const placeOf = (id: string): string => `entry.sealed:${id}`;

/** Everything but the name, in one value of the entry with that id, and which of it others are looked for by. */
export function sealPerson(
  cipher: Cipher,
  id: string,
  { citizenId, phone, address, plates, birthYear }: Partial<PersonFields>,
): Sealed {
  const said = JSON.stringify({ citizenId, phone, address, plates, birthYear });
  return {
    sealed: said === '{}' ? null : cipher.seal(placeOf(id), said),
    has_id: citizenId === undefined ? 0 : 1,
    has_year: birthYear === undefined ? 0 : 1,
  };
}

type Opened = Omit<PersonFields, 'name'>;
const FIELDS = ['citizenId', 'phone', 'address', 'plates', 'birthYear'] as const;

/** Everything but the name, as it was given; only the fields that are wanted, where they are named. */
export function openPerson(
  cipher: Cipher,
  { id, sealed }: Pick<Schema['entry'], 'id' | 'sealed'>,
  wanted?: ReadonlySet<keyof Opened>,
): Opened {
  if (sealed === null || wanted?.size === 0) return {};
  const person = JSON.parse(cipher.open(placeOf(id), sealed)) as {
    -readonly [Field in keyof Opened]: Opened[Field];
  };
  if (wanted === undefined) return person;
  // Long lists are read by the hundred thousand: what is not wanted goes, and nothing is made anew.
  for (const field of FIELDS) if (!wanted.has(field)) delete person[field];
  return person;
}

const helperPlace = (id: string): string => `entry.helper:${id}`;

/** The helper of a row, and what the rows of one helper are found by. */
export function sealHelper(cipher: Cipher, id: string, commune: string, helper: string) {
  return {
    id,
    helper: cipher.seal(helperPlace(id), helper),
    helper_digest: cipher.digest(`helper:${commune}`, foldName(helper)),
  };
}

export const openHelper = (
  cipher: Cipher,
  { id, helper }: Pick<Schema['entry'], 'id' | 'helper'>,
): string | undefined => (helper === null ? undefined : cipher.open(helperPlace(id), helper));

/** What a list shows of it. */
export function maskPerson({
  citizenId,
  phone,
  address,
  plates,
  ...rest
}: EntryView['masked']): EntryView['masked'] {
  return {
    ...rest,
    ...(citizenId !== undefined && { citizenId: maskCitizenId(citizenId) }),
    ...(phone !== undefined && { phone: maskPhone(phone) }),
    ...(address !== undefined && { address: maskAddress(address) }),
    ...(plates !== undefined && { plates: plates.map(maskPlate) }),
  };
}

export interface Digests {
  readonly citizen_digest: Uint8Array | null;
  readonly phone_digest: Uint8Array | null;
  readonly address_digest: Uint8Array | null;
}

/** What duplicates are found by. An address is compared without marks, case and punctuation. */
export function digestPerson(cipher: Cipher, commune: string, person: Partial<PersonFields>): Digests {
  const { citizenId, phone, address } = person;
  const digest = (what: string, plain: string | undefined) =>
    plain === undefined ? null : cipher.digest(`${what}:${commune}`, plain);
  return {
    citizen_digest: citizenId === undefined ? null : digestCitizenId(cipher, commune, citizenId),
    phone_digest: digest('phone', phone),
    address_digest: digest('address', address && fold(address).replace(/[\s.,;:/-]+/g, ' ')),
  };
}

export const digestCitizenId = (cipher: Cipher, commune: string, citizenId: string): Uint8Array =>
  cipher.digest(`citizen-id:${commune}`, citizenId);
