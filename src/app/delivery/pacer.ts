import type { Pace, Rate } from '../../ports/channel.ts';

/** How many messages may go at this moment; replies may use what is kept back from all others. */
export interface Allowance {
  readonly replies: number;
  readonly others: number;
}

/** Keeps one channel within its rates. In memory: after a restart it begins rested. Milliseconds everywhere. */
export interface Pacer {
  allowance(): Allowance;
  /** How long a message to this chat must wait for its turn in the chat. */
  waitOf(address: string): number;
  spend(address: string): void;
  /** The platform said no: the whole channel rests so long, and is slower for a while. */
  slow(ms: number): void;
  /** When something may go again; 0 when it may now. */
  rest(): number;
}

/** Of a burst, what only replies may use: whoever writes to us waits for no broadcast. */
const FOR_REPLIES = 0.25;
const SLOWEST = 0.2;
/** So long until a channel that was slowed down is as fast as before. */
const RECOVERS_IN = 60_000;
/** Chats whose turn is remembered; those that have rested need not be. */
const MAX_CHATS = 10_000;

/** When the next message is due if all go at the even rate (the generic cell rate algorithm); a burst runs ahead of it. */
interface Line {
  due: number;
}

export function createPacer(
  { overall, chat, group }: Pace,
  isGroup: (address: string) => boolean,
  now: () => number,
): Pacer {
  const all: Line = { due: 0 };
  const chats = new Map<string, Line>();
  let restsUntil = 0;
  let speed = 1;
  let slowedAt = 0;

  const speedNow = (): number => Math.min(1, speed + ((1 - SLOWEST) * (now() - slowedAt)) / RECOVERS_IN);
  const gap = ({ messages, seconds }: Rate): number => (seconds * 1_000) / messages;
  const ruleOf = (address: string): Rate | undefined => (isGroup(address) ? (group ?? chat) : chat);
  const waitIn = (line: Line, rule: Rate, each: number): number =>
    Math.max(0, line.due - (rule.burst - 1) * each - now());
  const step = (line: Line, each: number): void => {
    line.due = Math.max(line.due, now()) + each;
  };

  return {
    allowance() {
      if (now() < restsUntil) return { replies: 0, others: 0 };
      if (overall === undefined)
        return { replies: Number.POSITIVE_INFINITY, others: Number.POSITIVE_INFINITY };
      const each = gap(overall) / speedNow();
      const ahead = Math.max(all.due, now()) - now();
      const replies = Math.max(0, Math.floor(overall.burst - ahead / each + 1e-6));
      return { replies, others: Math.max(0, replies - Math.floor(overall.burst * FOR_REPLIES)) };
    },
    waitOf(address) {
      const rule = ruleOf(address);
      const line = chats.get(address);
      return rule === undefined || line === undefined ? 0 : waitIn(line, rule, gap(rule));
    },
    spend(address) {
      if (overall) step(all, gap(overall) / speedNow());
      const rule = ruleOf(address);
      if (rule === undefined) return;
      const line = chats.get(address) ?? { due: 0 };
      step(line, gap(rule));
      chats.set(address, line);
      if (chats.size > MAX_CHATS) for (const [one, { due }] of chats) if (due < now()) chats.delete(one);
    },
    slow(ms) {
      // Those that were under way when the first no came say the same again; that is one no, not many.
      if (now() - slowedAt > 1_000 || slowedAt === 0) speed = Math.max(SLOWEST, speedNow() * 0.7);
      slowedAt = now();
      restsUntil = Math.max(restsUntil, now() + ms);
    },
    rest() {
      if (now() < restsUntil) return restsUntil - now();
      if (overall === undefined) return 0;
      const each = gap(overall) / speedNow();
      const kept = Math.floor(overall.burst * FOR_REPLIES);
      return Math.max(0, all.due - (overall.burst - kept - 1) * each - now());
    },
  };
}
