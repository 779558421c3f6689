import type { Evidence, OutboxEvidence } from './evidence.ts';
import type { Story } from './story.ts';

interface Sent {
  readonly id: string;
  readonly key: string;
  readonly boot: number;
}

export interface Sending {
  readonly violations: readonly string[];
  /** Sent by a process that died before it could write that down, and sent again by a later one. */
  readonly doubled: number;
}

/** Every message has its answer, every answer reached the platform, in the order of the chat. */
export function judgeSending(story: Story, { outbox, boots }: Evidence): Sending {
  const sent = boots.flatMap((events, n) =>
    events.filter((event) => event.type === 'sent').map(({ id, key }): Sent => ({ id, key, boot: n + 1 })),
  );
  const sends = Map.groupBy(sent, ({ key }) => key);
  const keys = new Set(outbox.map(({ key }) => key));
  return {
    doubled: [...sends.values()].reduce((sum, { length }) => sum + length - 1, 0),
    violations: [
      ...story.messages
        .filter(({ key }) => !keys.has(`in:prove:${key}:0`))
        .map(({ key }) => `message ${key} has no answer`),
      ...sent.filter(({ key }) => !keys.has(key)).map(({ id }) => `${id} was sent, and is in no outbox`),
      ...outbox.flatMap((row) => judgeRow(row, sends.get(row.key) ?? [], boots.length)),
      ...judgeOrder(outbox, sends),
    ],
  };
}

function judgeRow(
  { key, state, kind, provider_id }: OutboxEvidence,
  sends: readonly Sent[],
  last: number,
): string[] {
  const isSent = state === 'sent';
  // Only a reminder may go unsent, when it is no longer true; the ledger has its reason.
  const isTakenBack = kind === 'reminder' && (state === 'cleared' || state === 'expired');
  if (!isSent && !isTakenBack) return [`${key} is ${state} at the end`];
  // Whoever sent without writing it down has died of it; so nobody has done that twice, nor the one who was not killed.
  const unwritten = sends.filter(({ id }) => id !== provider_id).map(({ boot }) => boot);
  return [
    ...(isSent && unwritten.length === sends.length ? [`${key} is written as sent, but never was`] : []),
    ...(new Set(unwritten).size < unwritten.length ? [`${key} was sent twice by one process`] : []),
    ...(unwritten.includes(last) ? [`${key} was sent and not written down, and nobody was killed`] : []),
  ];
}

/** In a chat answers keep their order; reminders, which give way to answers, keep theirs. */
function judgeOrder(
  outbox: readonly OutboxEvidence[],
  sends: ReadonlyMap<string, readonly Sent[]>,
): string[] {
  const rows = new Map(outbox.map((row) => [row.key, row]));
  const last = new Map<string, number>();
  // In the order of the first time each was sent.
  return [...sends.keys()].flatMap((key) => {
    const row = rows.get(key);
    if (row === undefined) return [];
    const chat = `${row.address} ${row.kind}`;
    const before = last.get(chat) ?? 0;
    last.set(chat, row.id);
    return row.id > before ? [] : [`${key} was sent after a later one`];
  });
}
