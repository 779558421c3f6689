import { join } from 'node:path';
import { randomInvitationCode } from './adapters/code/random-code.ts';
import { loadGuides } from './adapters/content/guides.ts';
import { loadCalendar } from './adapters/content/load-calendar.ts';
import { loadCommunes } from './adapters/content/load-communes.ts';
import { loadPictures } from './adapters/content/pictures.ts';
import type { Problem } from './adapters/content/problem.ts';
import { loadTopics } from './adapters/content/topics.ts';
import { loadWords } from './adapters/locale/load-words.ts';
import { createTopicFinder } from './adapters/search/topic-finder.ts';
import { createCarryOut } from './app/carry-out.ts';
import { createClosePhases } from './app/close-phases.ts';
import { createAnswer } from './app/commands/answer.ts';
import { createCalls } from './app/commands/calls.ts';
import { createCorrect } from './app/commands/correct.ts';
import { createExtend } from './app/commands/extend.ts';
import { createHandover } from './app/commands/handover.ts';
import { createInvite } from './app/commands/invite.ts';
import { speak } from './app/commands/language.ts';
import { createLater } from './app/commands/later.ts';
import { createList } from './app/commands/list.ts';
import { createMissing } from './app/commands/missing.ts';
import { createReceived } from './app/commands/received.ts';
import { createRecipients } from './app/commands/recipients.ts';
import { createRemind } from './app/commands/remind.ts';
import { createReport } from './app/commands/report.ts';
import { createStart } from './app/commands/start.ts';
import { createSubmit } from './app/commands/submit.ts';
import { createTotal } from './app/commands/total.ts';
import { createWhy } from './app/commands/why.ts';
import { createWithdraw } from './app/commands/withdraw.ts';
import { createConverse } from './app/converse.ts';
import { createDeliverOutbox } from './app/deliver-outbox.ts';
import { createFireReminders } from './app/fire-reminders.ts';
import { createForgetOld } from './app/forget-old.ts';
import { createHandleInbound, type HandleInbound } from './app/handle-inbound.ts';
import { createJudgeReminder } from './app/judge-reminder.ts';
import { createMakeInvitation, type MakeInvitation } from './app/make-invitation.ts';
import { createMakeScene } from './app/make-scene.ts';
import { createPlanner, type Planner } from './app/planner.ts';
import { createRecordCorrection } from './app/records/record-correction.ts';
import { createRecordEntry } from './app/records/record-entry.ts';
import { createWakeAt, type WakeAt } from './app/wake-at.ts';
import type { Catalogue } from './ports/catalogue.ts';
import type { Channel } from './ports/channel.ts';
import type { Cipher } from './ports/cipher.ts';
import type { Clock } from './ports/clock.ts';
import type { Finder } from './ports/finder.ts';
import type { Store } from './ports/store.ts';
import type { Words } from './ports/words.ts';
import { createLoop, type Loop } from './server/loop.ts';

/** Where the files of the product are, seen from this one, so that it can be started from any folder. */
const ROOT = join(import.meta.dirname, '..');

export interface Content {
  readonly words: Words;
  readonly catalogue: Catalogue;
  /** Drawings as SVG, by their names; a channel takes what it can show. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Reads data/ and locales/. What has an error is left out, and told in `problems`. */
export function readContent(root = ROOT): Content {
  const words = loadWords(join(root, 'locales'));
  const { calendar, problems: dayProblems } = loadCalendar(join(root, 'data'));
  const { communes, problems } = loadCommunes(join(root, 'data'));
  const guides = loadGuides(join(root, 'data'), words);
  // Examples are many and most starts never see a question: they are read when the first one is asked.
  const topics = lazily(() => loadTopics(join(root, 'data'), words, new Set(guides.guides.keys())));
  const finder = lazily(() => {
    const { knowledge } = topics();
    return knowledge ? createTopicFinder(knowledge) : findsNothing;
  });
  return {
    words,
    pictures: loadPictures(join(root, 'data')),
    catalogue: {
      communes: new Map(communes.map((content) => [content.commune.id, content])),
      guides: guides.guides,
      chapters: guides.chapters,
      topics: {
        finder: { find: (text) => finder().find(text) },
        get guides() {
          return topics().guides;
        },
      },
      calendar,
    },
    problems: [...dayProblems, ...problems, ...guides.problems],
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Without its examples the bot still has menus and guides. */
const findsNothing: Finder = { find: () => ({ topic: 'none', confidence: 0, alternatives: [] }) };

interface Parts {
  readonly content: Pick<Content, 'words' | 'catalogue'>;
  readonly store: Store;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly ids: () => string;
  readonly channels: readonly Channel[];
  /** Our own bugs and what could not be delivered; no personal data. */
  readonly onError: (what: string, error: unknown) => void;
}

export interface App {
  readonly planner: Planner;
  readonly wakeAt: WakeAt;
  readonly handleInbound: HandleInbound;
  readonly makeInvitation: MakeInvitation;
  readonly loop: Loop;
}

/** Puts the use cases together over one store and one clock, and takes over the sending on every channel. */
export async function compose({
  content,
  store,
  cipher,
  clock,
  ids,
  channels,
  onError,
}: Parts): Promise<App> {
  const { words, catalogue } = content;
  const planner = createPlanner(catalogue);
  const makeInvitation = createMakeInvitation(cipher, randomInvitationCode);
  const carryOut = createCarryOut({
    catalogue,
    commands: {
      start: createStart({ catalogue, cipher }),
      answer: createAnswer({ catalogue, planner }),
      vietnamese: speak('vi'),
      english: speak('en'),
      report: createReport(planner),
      list: createList(planner),
      submit: createSubmit(planner),
      correct: createCorrect(planner),
      withdraw: createWithdraw(planner),
      total: createTotal(planner),
      missing: createMissing(planner),
      invite: createInvite({ catalogue, makeInvitation }),
      why: createWhy(planner),
      recipients: createRecipients(planner),
      received: createReceived(planner),
      later: createLater(planner),
      handover: createHandover(planner),
      calls: createCalls(planner),
      remind: createRemind(planner),
      extend: createExtend(planner),
    },
    records: new Map([
      ['entry', createRecordEntry({ planner, ids })],
      ['correction', createRecordCorrection(planner)],
    ]),
  });
  const converse = createConverse({ makeScene: createMakeScene({ catalogue, planner, words }), carryOut });
  const handleInbound = createHandleInbound({
    store,
    clock,
    converse,
    onPoison: (channel, key, error) => onError(`message ${key} of ${channel} was put aside`, error),
  });
  const epochs = await lead(store, clock, channels);
  const loop = createLoop({
    channels,
    fireReminders: createFireReminders({ store, clock, planner }),
    closePhases: createClosePhases({ store, clock, planner }),
    deliverOutbox: createDeliverOutbox({ store, clock, words, judgeReminder: createJudgeReminder(planner) }),
    forgetOld: createForgetOld(store, clock),
    epochOf: (channel) => epochs.get(channel) ?? 0,
    onError,
  });
  return { planner, wakeAt: createWakeAt({ store, planner, channels }), handleInbound, makeInvitation, loop };
}

/** From here on an older process that still lives cannot settle anything any more. */
function lead(
  store: Store,
  clock: Clock,
  channels: readonly Channel[],
): Promise<ReadonlyMap<string, number>> {
  return store.transaction(async (tx) => {
    const epochs = new Map<string, number>();
    for (const { name, resend } of channels) {
      const epoch = await tx.leases.lead(name, `pid-${process.pid}`, clock.now());
      await tx.outbox.recover(name, epoch, resend);
      epochs.set(name, epoch);
    }
    return epochs;
  });
}
