import type { Evidence, OutboxEvidence } from './evidence.ts';
import type { Story } from './story.ts';
import type { Event } from './wire.ts';

type Sent = Extract<Event, { readonly type: 'sent' }> & { readonly boot: number };

export interface Sending {
  readonly violations: readonly string[];
  /** Sent by a process that died before it could write that down, and sent again by a later one. */
  readonly doubled: number;
}

/** Every message has its answer, every answer reached the platform, in the order of the chat. */
export function judgeSending(story: Story, { outbox, boots }: Evidence): Sending {
  const sent = boots.flatMap((events, n) =>
    events.filter((event) => event.type === 'sent').map((event): Sent => ({ ...event, boot: n + 1 })),
  );
  const keys = new Set(outbox.map(({ key }) => key));
  const unanswered = story.messages.filter(({ key }) => !keys.has(`in:prove:${key}:0`));
  const settled = new Map(outbox.map((row) => [row.provider_id, row]));
  const ids = new Set(sent.map(({ id }) => id));
  const orphans = sent.filter(({ id }) => !settled.has(id));
  return {
    doubled: orphans.length,
    violations: [
      ...unanswered.map(({ key }) => `message ${key} has no answer`),
      ...outbox.flatMap((row) => stateOf(row, ids)),
      ...orphans.flatMap((orphan) => excuse(orphan, sent, boots.length)),
      ...orderOf(sent.filter(({ id }) => settled.has(id)).map(({ id }) => settled.get(id) as OutboxEvidence)),
    ],
  };
}

function stateOf({ key, state, kind, provider_id }: OutboxEvidence, ids: ReadonlySet<string>): string[] {
  if (state === 'sent') return ids.has(provider_id ?? '') ? [] : [`${key} is written as sent, but never was`];
  // Only a reminder may go unsent, when it is no longer true; the ledger has its reason.
  return kind === 'reminder' && (state === 'cleared' || state === 'expired')
    ? []
    : [`${key} is ${state} at the end`];
}

/** Sent without being written down is forgiven where the process died of it, and the next send of that chat is the same message. */
function excuse(orphan: Sent, sent: readonly Sent[], lives: number): string[] {
  const later = sent.slice(sent.indexOf(orphan) + 1).filter(({ address }) => address === orphan.address);
  const [next] = later;
  if (orphan.boot === lives) return [`${orphan.id} is nowhere written down, and nobody was killed`];
  if (next === undefined) return [`${orphan.id} is nowhere written down`];
  if (next.boot === orphan.boot) return [`${orphan.id} was followed by ${next.id} before it was settled`];
  // A reminder is worded anew when it is sent again, from what is missing then.
  return firstLine(next.text) === firstLine(orphan.text)
    ? []
    : [`${orphan.id} was not what was sent next, ${next.id}`];
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

/** In a chat answers keep their order; reminders, which give way to answers, keep theirs. */
function orderOf(rows: readonly OutboxEvidence[]): string[] {
  const last = new Map<string, number>();
  return rows.flatMap(({ id, key, address, kind }) => {
    const chat = `${address} ${kind}`;
    const before = last.get(chat) ?? 0;
    last.set(chat, id);
    return id > before ? [] : [`${key} was sent after a later one`];
  });
}
