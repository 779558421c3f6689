import { fold } from '../../../core/message/fold.ts';
import { maskAddress, maskCitizenId, maskPhone, maskPlate } from '../../../core/person/mask.ts';
import { foldName } from '../../../core/person/name-key.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import type { EntryView, PersonFields } from '../../../ports/store.ts';
import type { Schema } from '../schema.ts';

type Column = 'citizen_id' | 'phone' | 'address' | 'plates' | 'birth_year';
export type Sealed = Pick<Schema['entry'], Column>;

const placeOf = (column: Column, id: string): string => `entry.${column}:${id}`;

/** The sealed columns of the entry with that id; null for what is not said. */
export function sealPerson(cipher: Cipher, id: string, person: Partial<PersonFields>): Sealed {
  const seal = (column: Column, plain: string | undefined) =>
    plain === undefined ? null : cipher.seal(placeOf(column, id), plain);
  return {
    citizen_id: seal('citizen_id', person.citizenId),
    phone: seal('phone', person.phone),
    address: seal('address', person.address),
    plates: seal('plates', person.plates && JSON.stringify(person.plates)),
    birth_year: seal('birth_year', person.birthYear?.toString()),
  };
}

type Opened = { -readonly [Field in keyof Omit<PersonFields, 'name'>]?: PersonFields[Field] };

/** Everything but the name, as it was given; only the fields that are wanted, where they are named. */
export function openPerson(
  cipher: Cipher,
  row: Sealed & { readonly id: string },
  wanted?: ReadonlySet<keyof Opened>,
): Omit<PersonFields, 'name'> {
  const open = (column: Column, field: keyof Opened): string | undefined => {
    const sealed = row[column];
    if (sealed === null || !(wanted?.has(field) ?? true)) return undefined;
    return cipher.open(placeOf(column, row.id), sealed);
  };
  // Long lists are read by the hundred thousand, so nothing is made that is thrown away again.
  const person: Opened = {};
  const citizenId = open('citizen_id', 'citizenId');
  if (citizenId !== undefined) person.citizenId = citizenId;
  const phone = open('phone', 'phone');
  if (phone !== undefined) person.phone = phone;
  const address = open('address', 'address');
  if (address !== undefined) person.address = address;
  const plates = open('plates', 'plates');
  if (plates !== undefined) person.plates = JSON.parse(plates) as string[];
  const birthYear = open('birth_year', 'birthYear');
  if (birthYear !== undefined) person.birthYear = Number(birthYear);
  return person as Omit<PersonFields, 'name'>;
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
  const { citizen_digest, phone_digest, address_digest } = digestLater(cipher, commune, person);
  return { citizen_digest, phone_digest, address_digest };
}

/** The same, each made when it is asked for: of most people in a list only the first one is. */
export function digestLater(cipher: Cipher, commune: string, person: Partial<PersonFields>): Digests {
  const { citizenId, phone, address } = person;
  const digest = (what: string, plain: string | undefined) =>
    plain === undefined ? null : cipher.digest(`${what}:${commune}`, plain);
  return {
    get citizen_digest() {
      return digest('citizen-id', citizenId);
    },
    get phone_digest() {
      return digest('phone', phone);
    },
    get address_digest() {
      return digest('address', address && fold(address).replace(/[\s.,;:/-]+/g, ' '));
    },
  };
}
