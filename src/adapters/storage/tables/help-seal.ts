import type { Instant } from '../../../core/time/instant.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import type { HelpMessage, HelpRequest } from '../../../ports/help.ts';
import type { Schema } from '../schema.ts';

type Row = Schema['help_request'];
type Message = Omit<Schema['help_message'], 'id'>;
type Column = 'problem' | 'place' | 'phone';

export const placeOf = (column: Column, id: string): string => `help_request.${column}:${id}`;
/** Bound to the request and the moment; the row's own number is not known before it is written. */
export const messagePlace = ({ request, at }: { readonly request: string; readonly at: number }): string =>
  `help_message.words:${request}:${at}`;

export function sealRequest(cipher: Cipher, request: HelpRequest): Row {
  const seal = (column: Column) => {
    const plain = request[column];
    return plain === undefined ? null : cipher.seal(placeOf(column, request.id), plain);
  };
  return {
    id: request.id,
    number: request.number,
    commune: request.commune,
    unit: request.unit,
    account: request.account,
    at: request.at,
    way: request.way,
    about: request.about ?? null,
    problem: seal('problem'),
    place: seal('place'),
    suits: request.when ?? null,
    phone: seal('phone'),
    state: request.state,
    helper: request.helper ?? null,
    claimed_at: request.claimedAt ?? null,
    visit_on: request.visitOn ?? null,
    closed_at: request.closedAt ?? null,
    rating: request.rating ?? null,
    climbed: request.climbed,
    look_at: request.lookAt ?? null,
  };
}

export function openRequest(cipher: Cipher, row: Row): HelpRequest {
  const open = (column: Column): string | undefined => {
    const sealed = row[column];
    return sealed === null ? undefined : cipher.open(placeOf(column, row.id), sealed);
  };
  const given = {
    about: row.about ?? undefined,
    problem: open('problem'),
    place: open('place'),
    when: row.suits ?? undefined,
    phone: open('phone'),
    helper: row.helper ?? undefined,
    claimedAt: row.claimed_at ?? undefined,
    visitOn: row.visit_on ?? undefined,
    closedAt: row.closed_at ?? undefined,
    rating: row.rating ?? undefined,
    lookAt: row.look_at ?? undefined,
  };
  return {
    id: row.id,
    number: row.number,
    commune: row.commune,
    unit: row.unit,
    account: row.account,
    at: row.at as Instant,
    way: row.way as HelpRequest['way'],
    state: row.state as HelpRequest['state'],
    climbed: row.climbed,
    ...(Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as Partial<HelpRequest>),
  };
}

export const sealMessage = (cipher: Cipher, { request, at, by, text }: HelpMessage) => ({
  request,
  at,
  actor: by,
  words: cipher.seal(messagePlace({ request, at }), text),
});

export const openMessage = (cipher: Cipher, row: Message): HelpMessage => ({
  request: row.request,
  at: row.at as Instant,
  by: row.actor,
  text: cipher.open(messagePlace(row), row.words),
});
