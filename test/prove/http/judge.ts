import { render } from '../../../src/app/delivery/render.ts';
import { fit as fitMessage } from '../../../src/core/message/fit.ts';
import type { Language, Say } from '../../../src/core/message/message.ts';
import type { Limits } from '../../../src/core/message/outbound.ts';
import type { Cipher } from '../../../src/ports/cipher.ts';
import type { Words } from '../../../src/ports/words.ts';
import { compare } from '../compare.ts';
import type { Confirmation } from '../evidence.ts';
import type { Report } from '../traffic.ts';
import type { Arrival, Platform } from './platform.ts';
import type { Teller } from './tellers.ts';

export interface InboxRow {
  readonly channel: string;
  readonly key: string;
  readonly error: string | null;
}

export interface OutboxRow {
  readonly id: number;
  readonly key: string;
  readonly channel: string;
  readonly address: string;
  readonly kind: string;
  readonly language: string;
  readonly say: Uint8Array;
  readonly state: string;
  readonly reason: string | null;
  readonly provider_id: string | null;
}

export interface Left {
  readonly inbox: readonly InboxRow[];
  readonly outbox: readonly OutboxRow[];
  readonly confirmations: readonly Confirmation[];
  readonly traces: readonly string[];
  readonly check: string;
}

export interface Verdict {
  readonly violations: readonly string[];
  /** Messages of which we do not know whether they arrived; and how many of them did. */
  readonly unknown: number;
  readonly unknownArrived: number;
  readonly doubled: number;
}

/** Holds what people told and saw against what is in the database. */
export function judge(
  tellers: readonly Teller[],
  left: Left,
  metricsOf: (report: Report) => readonly string[],
  read: (row: OutboxRow) => string,
): Verdict {
  const told = tellers.flatMap(({ reports }) => reports);
  const platforms = [...new Set(tellers.map(({ platform }) => platform))];
  const chats = tellers.map((teller) => judgeChat(teller, left.outbox, read));
  const sum = (of: (chat: ChatVerdict) => number) => chats.reduce((total, chat) => total + of(chat), 0);
  return {
    violations: [
      ...(left.check === 'ok' ? [] : [`the database says: ${left.check}`]),
      ...platforms.flatMap((platform) => judgeInbox(platform, tellers, left.inbox)),
      ...compare(
        'confirmation',
        told.map((report) => {
          const { unit, person } = report;
          return [person.citizenId, unit, person.name, ...metricsOf(report)].join(' ');
        }),
        left.confirmations.map(({ citizenId, unit, name, metrics }) =>
          [citizenId, unit, name, ...metrics].join(' '),
        ),
      ),
      ...compare(
        'trace of',
        left.confirmations.map(({ id }) => id),
        left.traces,
      ),
      ...chats.flatMap(({ violations }) => violations),
    ],
    unknown: sum(({ unknown }) => unknown),
    unknownArrived: sum(({ unknownArrived }) => unknownArrived),
    doubled: sum(({ doubled }) => doubled),
  };
}

function judgeInbox({ name }: Platform, tellers: readonly Teller[], inbox: readonly InboxRow[]): string[] {
  const own = inbox.filter(({ channel }) => channel === name);
  const said = tellers
    .filter(({ platform }) => platform.name === name)
    .reduce((total, { lines }) => total + lines.length, 0);
  return [
    ...(own.length === said ? [] : [`${said} messages were said on ${name}, and ${own.length} heard`]),
    ...own
      .filter(({ error }) => error !== null)
      .map(({ key, error }) => `${name} ${key} was parked: ${error}`),
  ];
}

interface ChatVerdict extends Omit<Verdict, 'violations'> {
  readonly violations: readonly string[];
}

/**
 * What arrived in one chat is what its rows say, in their order. Only a row of which we know that we do not know may be
 * missing there.
 */
function judgeChat(
  { platform, part, lines }: Teller,
  outbox: readonly OutboxRow[],
  read: (row: OutboxRow) => string,
): ChatVerdict {
  const at = `${part.channel} ${part.address}`;
  const rows = outbox.filter(({ channel, address }) => channel === part.channel && address === part.address);
  const arrivals = platform.arrivals().filter(({ address }) => address === part.address);
  const violations: string[] = [];
  let next = 0;
  let unknownArrived = 0;
  let doubled = 0;
  for (const arrival of arrivals) {
    const found = rows.findIndex((row, n) => n >= next && isOf(arrival, row));
    if (found < 0) {
      doubled++;
      violations.push(`${at}: ${arrival.id} is there twice, out of its place, or was never meant`);
      continue;
    }
    violations.push(...rows.slice(next, found).flatMap(missed));
    if (rows[found]?.state === 'unknown') unknownArrived++;
    next = found + 1;
  }
  violations.push(...rows.slice(next).flatMap(missed));
  const replies = rows.filter(({ kind }) => kind === 'reply').length;
  if (replies !== lines.length) violations.push(`${at}: ${lines.length} messages have ${replies} answers`);
  return {
    violations,
    unknown: rows.filter(({ state }) => state === 'unknown').length,
    unknownArrived,
    doubled,
  };

  function isOf({ id, text }: Arrival, row: OutboxRow): boolean {
    return row.provider_id === null ? row.state === 'unknown' && text === read(row) : row.provider_id === id;
  }

  function missed({ key, state, reason }: OutboxRow): string[] {
    if (state === 'unknown' && (reason === 'answer-lost' || reason === 'crashed-while-sending')) return [];
    return [`${at}: ${key} is ${state} (${reason}) and did not arrive`];
  }
}

/** The words of a row as its chat would show them. */
export function createReader(cipher: Cipher, words: Words, limitsOf: (channel: string) => Limits) {
  return ({ key, channel, language, say }: OutboxRow): string => {
    const told = JSON.parse(cipher.open(`outbox.say:${key}`, say)) as Say;
    const pieces = fitMessage(render(told, language as Language, words), limitsOf(channel));
    return pieces.map(({ text }) => text).join('\n');
  };
}
