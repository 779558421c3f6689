import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Hono } from 'hono';
import { randomInvitationCode, randomToken } from './adapters/code/random-code.ts';
import { createMeters } from './adapters/meters/meters.ts';
import { createCarryOut } from './app/carry-out.ts';
import { type ChannelHealth, createChannelHealth } from './app/channels/health.ts';
import { createReadStatus } from './app/channels/read-status.ts';
import { createWatchChannels } from './app/channels/watch-channels.ts';
import { createDelivery } from './app/deliver-outbox.ts';
import { createLinkFiles } from './app/delivery/link-files.ts';
import { createFireReminders } from './app/fire-reminders.ts';
import { createForgetOld } from './app/forget-old.ts';
import { withFreshPlans } from './app/fresh-plans.ts';
import type { HandleInbound } from './app/handle-inbound.ts';
import { createHearAgain } from './app/hear-again.ts';
import { createJudgeReminder } from './app/judge-reminder.ts';
import { createLeases, type Leases } from './app/leases.ts';
import { createMakeInvitation, type MakeInvitation } from './app/make-invitation.ts';
import { createMakeLink, type MakeLink } from './app/make-link.ts';
import type { FetchMedia } from './app/media/fetch-media.ts';
import { createOpenFile } from './app/media/open-file.ts';
import { createPictureLinks } from './app/picture-links.ts';
import { createPlanner, type Planner } from './app/planner.ts';
import { createReadQuestion } from './app/queries/question-reader.ts';
import { createRecordCorrection } from './app/records/record-correction.ts';
import { createRecordEntry } from './app/records/record-entry.ts';
import { createRunJobs, JOBS, type JobHandler, type RunJobs } from './app/run-jobs.ts';
import { createTakeFiles } from './app/take-files.ts';
import type { Sealing } from './app/violation/sealing.ts';
import { createVisits } from './app/visits.ts';
import { createWakeAt, type WakeAt } from './app/wake-at.ts';
import { createWordsOf } from './app/words-of.ts';
import { composeAnnouncements } from './compose/announcements.ts';
import { backingUp } from './compose/backing-up.ts';
import { composeCitizens } from './compose/citizens.ts';
import { composeCommands } from './compose/commands.ts';
import { createDoors, type Doors } from './compose/doors.ts';
import { composeFiles } from './compose/files.ts';
import type { Ground } from './compose/ground.ts';
import { composeInbound } from './compose/inbound.ts';
import { composeOfficer } from './compose/officer.ts';
import { composePages } from './compose/pages.ts';
import { composeReporting } from './compose/reporting.ts';
import { composeRosters } from './compose/rosters.ts';
import { composeSchedule } from './compose/schedule.ts';
import { sealInMemory } from './compose/seal-in-memory.ts';
import { takingOver } from './compose/taking-over.ts';
import { composeViolations } from './compose/violations.ts';
import { isLoopback } from './loopback.ts';
import type { Backups } from './ports/backups.ts';
import type { Channel } from './ports/channel.ts';
import type { Cipher } from './ports/cipher.ts';
import type { Clock } from './ports/clock.ts';
import type { Media } from './ports/media.ts';
import type { Meters } from './ports/meters.ts';
import type { Pictures } from './ports/pictures.ts';
import type { Spool } from './ports/spool.ts';
import type { Store } from './ports/store.ts';
import type { Content } from './read-content.ts';
import { createLoop, type Loop } from './server/loop.ts';
import { createFilePage } from './server/pages/file-page.ts';
import { createPicturePage } from './server/pages/picture-page.ts';
import { createRosterPage } from './server/pages/roster/roster-page.ts';
import { createStatus } from './server/status.ts';

interface Parts {
  readonly content: Pick<Content, 'words' | 'catalogue'>;
  readonly store: Store;
  readonly cipher: Cipher;
  readonly clock: Clock;
  readonly ids: () => string;
  readonly media: Media;
  readonly channels: readonly Channel[];
  /** For channels that fetch our drawings themselves. */
  readonly pictures?: Pictures;
  /** Where what comes in is kept while the database is away. */
  readonly spool?: Spool;
  /** Where all that is kept is copied to each night; without it nothing is. */
  readonly backups?: Backups;
  readonly meters?: Meters;
  /** What tips of citizens are sealed with; without it their keys end with this process. */
  readonly sealing?: Sealing;
  /** Our own bugs and what could not be delivered; no personal data. */
  readonly onError: (what: string, error: unknown) => void;
  /** Where browsers reach this process, without a path. */
  readonly publicUrl?: () => string;
  /** Where this process runs; those that live side by side over one database each have a place of their own. */
  readonly place?: string;
  /** Between 0 and 1; spreads what is tried again. */
  readonly random?: () => number;
  /** Milliseconds that only go forward, for the pace of sending. */
  readonly elapsed?: () => number;
}

export interface App extends Doors {
  readonly planner: Planner;
  readonly wakeAt: WakeAt;
  readonly handleInbound: HandleInbound;
  readonly makeInvitation: MakeInvitation;
  readonly makeLink: MakeLink;
  /** What links out of a chat lead to. */
  readonly pages: Hono;
  readonly loop: Loop;
  readonly leases: Leases;
  /** Told by whoever talks to platforms. */
  readonly health: ChannelHealth;
  /** GET /healthz and /metrics. */
  readonly status: Hono;
  readonly files: FetchMedia;
  readonly jobs: RunJobs;
}

/** Puts the use cases together over one store and one clock, and takes over the sending where nobody else sends. */
export async function compose({
  content,
  store: bare,
  cipher,
  clock,
  ids,
  media,
  channels,
  pictures,
  spool,
  backups,
  meters = createMeters(),
  sealing = sealInMemory(clock),
  onError,
  publicUrl = () => 'http://localhost:8080',
  place = 'here',
  random = Math.random,
  elapsed = () => performance.now(),
}: Parts): Promise<App> {
  const { words, catalogue } = content;
  const wordsOf = createWordsOf(words, catalogue);
  const planner = createPlanner(catalogue);
  const store = withFreshPlans(bare, planner);
  const readQuestion = createReadQuestion(words);
  const openFile = createOpenFile({ store, media });
  const ground: Ground = {
    store,
    clock,
    cipher,
    media,
    openFile,
    channels,
    ids,
    catalogue,
    planner,
    words,
    wordsOf,
    readQuestion,
    makeInvitation: createMakeInvitation(cipher, randomInvitationCode),
    makeLink: createMakeLink({ cipher, newToken: randomToken, publicUrl }),
    visits: createVisits({ store, clock, cipher, newToken: randomToken }),
    publicUrl,
  };
  const { makeInvitation, makeLink, visits } = ground;
  const reporting = composeReporting(ground);
  const rosters = composeRosters(ground, reporting.vocabulary);
  const violations = composeViolations(ground, sealing);
  const citizens = composeCitizens(ground);
  const schedule = composeSchedule(ground);
  const announcements = composeAnnouncements(ground);
  const officer = composeOfficer(ground);
  const carryOut = createCarryOut({
    commands: composeCommands(ground, {
      officer: officer.commands,
      citizens: citizens.commands,
      reporting,
      violations: violations.commands,
      schedule: schedule.commands,
      announcements: announcements.commands,
      rosters: rosters.commands,
    }),
    records: new Map([
      ['entry', createRecordEntry({ planner, ids })],
      ['correction', createRecordCorrection(planner)],
      ...citizens.records,
      ...reporting.records,
      ...rosters.records,
      ...violations.records,
      ...announcements.records,
    ]),
    takeFiles: createTakeFiles([...rosters.takers, ...reporting.takers]),
  });
  const handleInbound = composeInbound(ground, {
    carryOut,
    privacy: violations.privacy,
    inGroup: announcements.inGroup,
    meters,
    onError,
  });
  const takeOver = takingOver(channels);
  const leases = createLeases({ store, clock, place, life: randomUUID(), takeOver });
  for (const name of takeOver.keys()) await leases.hold(name);
  const files = composeFiles(ground, new Map([...reporting.purposes, ...rosters.purposes]), onError);
  const jobs = createRunJobs({
    store,
    clock,
    handlers: new Map<string, JobHandler>([...officer.jobs, ...rosters.jobs, ...reporting.jobs]),
    hold: () => leases.hold(JOBS),
    canEdit: (name) => channels.some((one) => one.name === name && one.edit !== undefined),
    onError,
  });
  const health = createChannelHealth();
  const { holds } = leases;
  const { deliver, join } = createDelivery({
    store,
    clock,
    wordsOf,
    judgeReminder: createJudgeReminder(planner),
    linkFiles: createLinkFiles({ makeLink, isReached: () => !isLoopback(new URL(publicUrl()).hostname) }),
    vault: sealing.vault,
    channels,
    holds,
    onSettled(channel, state, failure) {
      meters.count('settled', { channel, state });
      if (state === 'sent' || failure !== undefined) health.noteSend(channel, failure);
    },
    onBug(channel, id, error) {
      meters.count('broken', { channel });
      onError(`message ${id} to ${channel} could not be sent by a fault of ours`, error);
    },
    random,
    elapsed,
    wait: (ms) => setTimeout(ms),
  });
  const loop: Loop = createLoop({
    channels,
    due: [
      { name: 'spool', run: () => doors.replay() },
      {
        name: 'channels',
        run: createWatchChannels({ store, clock, planner, channels, meters, health, hold: leases.hold }),
      },
      { name: 'dead letters', run: createHearAgain({ store, channels, handleInbound }) },
      ...schedule.due,
      { name: 'reminders', run: createFireReminders({ store, clock, planner }) },
      ...announcements.due,
      ...files.due,
      { name: 'jobs', run: jobs.run, stop: jobs.stop },
      ...citizens.due,
      ...violations.due,
    ],
    later: [
      { name: 'forgetting', run: createForgetOld(store, clock) },
      ...files.later,
      ...citizens.later,
      ...violations.later,
      ...announcements.later,
      ...backingUp(ground, { backups, hold: leases.hold, onError }),
    ],
    deliverOutbox: deliver,
    hold: leases.hold,
    onError,
  });
  const { drain } = loop;
  const doors = createDoors({
    store,
    clock,
    channels,
    handleInbound,
    join,
    drain,
    onError,
    spool,
    words,
    meters,
  });
  return {
    ...doors,
    planner,
    wakeAt: createWakeAt({ store, planner, channels }),
    handleInbound,
    makeInvitation,
    makeLink,
    pages: composePages(ground, [
      ...officer.pages,
      violations.pages,
      ...(pictures ? [createPicturePage({ pictures, links: createPictureLinks(cipher, clock) })] : []),
      createFilePage({ store, openFile, visits, words, wordsOf }),
      createRosterPage({ visits, words, wordsOf, form: rosters.form }),
    ]),
    loop,
    leases,
    health,
    status: createStatus({
      readStatus: createReadStatus({ store, clock, channels, health, holds }),
      meters,
      spooled: doors.spooled,
    }),
    files: files.files,
    jobs,
  };
}
