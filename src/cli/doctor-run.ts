import { systemClock } from '../adapters/clock/system-clock.ts';
import { createPictures } from '../adapters/pictures/pictures.ts';
import { heardMark } from '../app/channels/watch-channels.ts';
import { findStrays, refuseTwins } from '../channels/check-channels.ts';
import type { ChannelParts } from '../channels/platform.ts';
import { type ChannelList, readChannels } from '../channels/read-channels.ts';
import { createSecrets } from '../channels/secret.ts';
import { type Config, readConfig } from '../config.ts';
import type { Language, Text } from '../core/message/message.ts';
import { text } from '../core/message/say.ts';
import { isoInstant, MINUTE } from '../core/time/instant.ts';
import { isLoopback } from '../loopback.ts';
import { openBackups } from '../open-backups.ts';
import { openDatabaseBeside } from '../open-database.ts';
import type { Finding } from '../ports/finding.ts';
import type { Backlog, Store } from '../ports/store.ts';
import type { Content } from '../read-content.ts';
import { checkCounters } from './check-counters.ts';
import { examineChannels } from './examine-channels.ts';
import { judgeBackups } from './judge-backups.ts';
import { listStuck, settleStuck } from './stuck-messages.ts';

export interface DoctorCli {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly content: Pick<Content, 'catalogue' | 'problems' | 'words' | 'pictures'>;
  /** Totals that do not say what the rows say are counted anew. */
  readonly rebuildCounters?: boolean;
  readonly language?: Language;
  /** Messages that are to be tried again, or forgotten, by the names that the doctor gives them. */
  readonly retry?: readonly string[];
  readonly drop?: readonly string[];
  out(text: string): void;
}

/** Letters of the longest grade, so that sentences stand below each other. */
const GRADE = 6;

/** A message that is due for longer than this is stuck, not on its way. */
const STUCK = 10 * MINUTE;

/** Looks at everything the bot stands on and says what it finds, a sentence a line. Returns 1 when something is wrong. */
export async function runDoctor({
  env,
  content,
  rebuildCounters = false,
  language = 'en',
  retry = [],
  drop = [],
  out,
}: DoctorCli): Promise<number> {
  let wrong = 0;
  const inWords = (what: Text): string => content.words.say(language, what);
  function tell(grade: Finding['grade'], sentence: string): void {
    if (grade === 'bad') wrong++;
    out(`${inWords(text(`doctor.grade.${grade}`)).padEnd(GRADE)} ${sentence}`);
  }
  const own = (grade: Finding['grade'], key: string, about: NonNullable<Text['params']> = {}): void =>
    tell(grade, inWords(text(`doctor.own.${key}`, about)));
  try {
    const config = readConfig(env);
    own('good', 'config');
    if (config.PUBLIC_URL && isLoopback(config.HOST) && config.TRUSTED_PROXIES === undefined)
      own('note', 'proxy');
    const errors = content.problems.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) own('bad', 'content-wrong', { count: errors });
    else own('good', 'content', { count: content.catalogue.communes.size });

    const { entries, folder } = readChannels(config, new Set(content.catalogue.communes.keys()));
    if (entries.length === 0) own('good', 'no-channel');
    const secrets = createSecrets(env, folder);
    for (const { name, commune, needs } of entries) {
      for (const secret of needs) secrets(secret);
      own('good', 'channel', { channel: name, commune });
    }

    refuseTwins(entries, secrets);
    // Opening checks the key against what is sealed, and brings the tables up to date where nobody else has them.
    const { store, cipher, isVisit } = await openDatabaseBeside(config);
    try {
      own('good', 'database');
      await askPlatforms(entries, { secrets, config, store, cipher });
      const names = entries.length > 0 ? entries.map(({ name }) => name) : ['web'];
      for (const stray of await findStrays(store, names)) tell('bad', stray);
      for (const name of names) judgeBacklog(name, await backlogOf(store, name));
      for (const { channel, reason, count } of await store.transaction((tx) => tx.outbox.held(names)))
        own('note', 'held', { channel, reason, count });
      for (const name of names) await tellSilence(store, name);
      for (const how of ['retry', 'drop'] as const) {
        for (const name of { retry, drop }[how]) {
          if (!(await settleStuck(store, name, how))) own('bad', 'no-message', { message: name });
          else own('good', how === 'retry' ? 'retried' : 'dropped', { message: name });
        }
      }
      for (const stuck of await listStuck(store, names)) tell('note', stuck);
      if (entries.length > 0) {
        const { grade, text: finding } = await judgeBackups(openBackups(config), systemClock.now());
        tell(grade, inWords(finding));
      }
      if (isVisit && !rebuildCounters) own('note', 'running');
      else {
        const { isRight, sentence } = await checkCounters(store, rebuildCounters);
        tell(isRight ? 'good' : 'bad', inWords(sentence));
      }
    } finally {
      await store.close();
    }
  } catch (error) {
    tell('bad', String(error instanceof Error ? error.message : error));
  }
  out(inWords(wrong === 0 ? text('doctor.own.all-well') : text('doctor.own.needs', { count: wrong })));
  return wrong === 0 ? 0 : 1;

  async function askPlatforms(
    entries: ChannelList['entries'],
    { config, ...parts }: Pick<ChannelParts, 'secrets' | 'store' | 'cipher'> & { readonly config: Config },
  ): Promise<void> {
    const told = await examineChannels(entries, {
      ...parts,
      clock: systemClock,
      words: content.words,
      pictures: createPictures(content.pictures),
      // It sends nothing.
      openFile: async () => undefined,
      publicUrl: config.PUBLIC_URL,
      dataDir: config.DATA_DIR,
    });
    for (const { name, findings } of told) {
      for (const { grade, text } of findings) tell(grade, `${name}: ${inWords(text)}`);
    }
  }

  async function tellSilence(store: Store, name: string): Promise<void> {
    const heardAt = await store.transaction((tx) => tx.marks.get(heardMark(name)));
    if (heardAt !== undefined) own('note', 'heard', { channel: name, at: isoInstant(heardAt) });
  }

  function judgeBacklog(name: string, { waiting, since, unknown, failed }: Backlog): void {
    const age = since === undefined ? 0 : systemClock.now() - since;
    const about = { channel: name, count: waiting };
    if (waiting > 0 && age > STUCK) own('bad', 'stuck', { ...about, minutes: Math.round(age / MINUTE) });
    else own('good', 'waiting', about);
    if (failed + unknown > 0) own('note', 'lost', { channel: name, failed, unknown });
  }
}

const backlogOf = (store: Store, name: string): Promise<Backlog> =>
  store.transaction((tx) => tx.outbox.backlog(name, systemClock.now()));
