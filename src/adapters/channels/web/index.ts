import { type Inbound, type Limits, SendError } from '../../../ports/channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { WebChannel } from '../../../ports/web-channel.ts';
import { createChats } from './chats.ts';
import { toInbound } from './to-inbound.ts';

interface Deps {
  readonly name: string;
  readonly commune: string;
  /** Stamps the lines, so that a page shows the time of the campaign, not of the machine. */
  readonly clock: Clock;
  readonly limits?: Limits;
  readonly link?: (start: string) => string;
}

const LIMITS: Limits = { text: 3_000, choices: 12, choiceText: 80 };

/** The page's own channel: sends into memory, from where the page reads. */
export function createWeb({ name, commune, clock, limits = LIMITS, link }: Deps): WebChannel {
  const chats = createChats();
  return {
    name,
    commune,
    limits,
    // What was said is kept in memory: after a crash nothing of it is on any page.
    resend: true,
    ...(link && { link }),
    history: chats.lines,
    listen: chats.listen,
    toInbound,

    async send(address, { text, choices, picture }, signal) {
      if (signal.aborted)
        throw new SendError('unreachable', 'gave up before sending', { cause: signal.reason });
      const line = { from: 'bot', text, choices, ...(picture && { picture }), at: clock.now() } as const;
      return String(chats.add(address, line).id);
    },

    heard(inbound: Inbound) {
      const { address, key, at, heard } = inbound;
      if (!chats.isFirst(address, key)) return;
      const text = heard.token === undefined ? heard.text : chats.labelOf(address, heard.token);
      chats.add(address, { from: 'person', text, choices: [], at });
    },
  };
}
