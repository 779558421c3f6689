import type { Drive } from './drive.ts';
import type { Evidence } from './evidence.ts';
import type { Story } from './story.ts';
import type { Event } from './wire.ts';

export type Figures = Readonly<Record<string, number | string>>;

export function figuresOf(story: Story, drove: Drive, evidence: Evidence, doubled: number): Figures {
  const { inbox, confirmations, submissions, reminders, outbox, boots } = evidence;
  const fates = Map.groupBy(reminders, ({ state, reason }) => (reason ? `${state}, ${reason}` : state));
  const lives = boots.slice(0, -1);
  const dying = (is: (events: readonly Event[]) => boolean) => lives.filter(is).length;
  return {
    updates: story.messages.length,
    'updates handed over, with repeats': drove.handed,
    'updates in the inbox at the end, of the last week': inbox.length,
    ticks: drove.ticks,
    kills: drove.kills,
    'killed in a batch': dying((events) => isOpen(events, 'hear')),
    'killed in a tick': dying((events) => isOpen(events, 'tick')),
    'killed with a message on its way': dying((events) => diedSending(events, outbox)),
    'killed at the start': drove.kills - dying((events) => events.length > 0),
    'confirmations told': story.reports.length,
    'confirmations recorded': confirmations.length,
    'reports filed': submissions.length,
    'reminders in the ledger': reminders.length,
    ...Object.fromEntries([...fates].map(([fate, all]) => [`reminders ${fate}`, all.length])),
    'messages in the outbox': outbox.length,
    'messages sent': outbox.filter(({ state }) => state === 'sent').length,
    'sent twice, by a death between sending and writing it down': doubled,
    'integrity check': evidence.check,
  };
}

function isOpen(events: readonly Event[], what: 'hear' | 'tick'): boolean {
  const begun = events.filter((event) => event.type === 'began' && event.what === what).length;
  return begun > events.filter((event) => event.type === 'ended' && event.what === what).length;
}

function diedSending(events: readonly Event[], outbox: Evidence['outbox']): boolean {
  const settled = new Set(outbox.map(({ provider_id }) => provider_id));
  return events.some((event) => event.type === 'sent' && !settled.has(event.id));
}
