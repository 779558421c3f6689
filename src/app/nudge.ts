import type { Dialogue } from '../core/dialogue/dialogue.ts';
import { withoutFlow } from '../core/dialogue/drafts.ts';
import { notice } from '../core/dialogue/notice.ts';
import { titleOf } from '../core/flow/guide.ts';
import type { Choice } from '../core/message/message.ts';
import { commandChoice, say, text } from '../core/message/say.ts';
import { MENU } from '../core/report/menu-flow.ts';
import { DAY, type Instant, later } from '../core/time/instant.ts';
import { afterQuiet } from '../core/time/quiet-hours.ts';
import type { Catalogue } from '../ports/catalogue.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Conversation, Store, Tx } from '../ports/store.ts';
import type { Nudge } from '../ports/tables/nudges.ts';
import type { Outcome, Request } from './outcome.ts';

/** How long somebody may rest before they are reminded. */
const REST = DAY;
const CHUNK = 100;

type Guides = Pick<Catalogue, 'guides' | 'communes'>;

const guideIn = ({ session }: Dialogue, { guides }: Guides): string | undefined =>
  session !== undefined && guides.has(session.flow) ? session.flow : undefined;

/** After each message: whoever is in the middle of a guide may be reminded of it tomorrow, whoever is not need not be. */
export function noteProgress(
  tx: Tx,
  catalogue: Guides,
  commune: string,
  before: Conversation,
  { channel, address, dialogue }: Conversation,
  at: Instant,
): void {
  const was = guideIn(before.dialogue, catalogue);
  const guide = guideIn(dialogue, catalogue);
  const timeZone = catalogue.communes.get(commune)?.commune.timeZone ?? 'Asia/Ho_Chi_Minh';
  if (was !== undefined && was !== guide && !dialogue.parked.some(({ flow }) => flow === was))
    tx.nudges.clear({ channel, address });
  if (guide !== undefined)
    tx.nudges.wait({ channel, address, guide, at: afterQuiet(later(at, REST), timeZone) });
}

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly channels: readonly Pick<Channel, 'name' | 'commune'>[];
}

/** One gentle reminder for a guide that was left in the middle, and then silence. */
export function createNudge({ store, clock, channels }: Deps) {
  return async (): Promise<void> => {
    for (const { name } of channels) {
      await store.transaction(async (tx) => {
        const due = await tx.nudges.due(name, clock.now(), CHUNK);
        if (due.length === 0) return;
        const people = await tx.conversations.load(due);
        for (const [n, nudge] of due.entries()) remind(tx, nudge, people[n]);
      });
    }
  };

  function remind(tx: Tx, nudge: Nudge, person: Conversation | undefined): void {
    tx.nudges.settle(nudge);
    const { guide, channel, address } = nudge;
    const flows = [person?.dialogue.session, ...(person?.dialogue.parked ?? [])].map((one) => one?.flow);
    if (person === undefined || !flows.includes(guide)) return;
    const words = say(
      [text('nudge.stopped', { guide: titleOf(guide) })],
      [
        commandChoice('start', guide, text('nudge.go-on')),
        commandChoice('human', guide, text('nudge.human')),
        commandChoice('quiet', '', text('nudge.off')),
      ],
    );
    tx.outbox.add({
      key: `nudge:${guide}:${channel}:${address}`,
      channel,
      address,
      kind: 'notice',
      language: person.language,
      say: words,
      notBefore: nudge.at,
    });
    tx.conversations.save({ ...person, dialogue: aside(person.dialogue, guide, words.choices) });
  }
}

/** The step is put aside, or else "1" under the reminder would be an answer to it. */
function aside({ session, ...dialogue }: Dialogue, guide: string, choices: readonly Choice[]): Dialogue {
  if (session === undefined) return { ...dialogue, offered: choices };
  return session.flow === guide
    ? { parked: [...withoutFlow(dialogue.parked, guide), session], offered: choices }
    : notice({ ...dialogue, session }, choices, MENU);
}

/** "không nhắc nữa": no reminder of any guide, ever. */
export async function quiet({ tx, at, conversation }: Request, _: string): Promise<Outcome> {
  tx.nudges.silence(conversation, at);
  tx.audit.add({ at, actor: conversation.account, action: 'no-nudges', subject: conversation.account });
  return { says: [say([text('nudge.off-done')])] };
}
