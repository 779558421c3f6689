import { join } from 'node:path';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { createFolderMedia } from '../adapters/media/folder-media.ts';
import { createPictures } from '../adapters/pictures/pictures.ts';
import { heardMark } from '../app/channels/watch-channels.ts';
import { findStrays, refuseTwins } from '../channels/check-channels.ts';
import type { ChannelParts } from '../channels/platform.ts';
import { type ChannelList, readChannels } from '../channels/read-channels.ts';
import { createSecrets } from '../channels/secret.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import type { Language } from '../core/message/message.ts';
import { isoInstant, MINUTE } from '../core/time/instant.ts';
import { isLoopback } from '../loopback.ts';
import { openDatabaseBeside } from '../open-database.ts';
import type { Backlog, Store } from '../ports/store.ts';
import type { Content } from '../read-content.ts';
import { checkCounters } from './check-counters.ts';
import { examineChannels } from './examine-channels.ts';
import { listStuck, settleStuck } from './stuck-messages.ts';

export interface DoctorCli {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly content: Pick<Content, 'catalogue' | 'problems' | 'words' | 'pictures'>;
  /** Totals that do not say what the rows say are counted anew. */
  readonly rebuildCounters?: boolean;
  /** What platforms say is told in this language. */
  readonly language?: Language;
  /** Messages that are to be tried again, or forgotten, by the names that the doctor gives them. */
  readonly retry?: readonly string[];
  readonly drop?: readonly string[];
  out(text: string): void;
}

const SETTLED = {
  retry: 'the bot tries it again within a second, or when it is started.',
  drop: 'is forgotten.',
} as const;

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
  const good = (sentence: string): void => out(`ok     ${sentence}`);
  const bad = (sentence: string): void => {
    wrong++;
    out(`WRONG  ${sentence}`);
  };
  try {
    const config = readConfig(env);
    good('The configuration can be read.');
    if (config.PUBLIC_URL && isLoopback(config.HOST) && config.TRUSTED_PROXIES === undefined)
      out(
        'note   People come through a proxy, and TRUSTED_PROXIES does not say so: limits count all of them as one.',
      );
    const errors = content.problems.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) bad(`data/ has ${errors} mistakes; npm run plan -- check says where.`);
    else good(`data/ has no mistakes; ${content.catalogue.communes.size} communes.`);

    const { entries, folder } = readChannels(config, new Set(content.catalogue.communes.keys()));
    if (entries.length === 0) good('No channel is configured: npm start opens the simulator.');
    const secrets = createSecrets(env, folder);
    for (const { name, commune, needs } of entries) {
      for (const secret of needs) secrets(secret);
      good(`The channel ${name} serves ${commune}, and its secrets are there.`);
    }

    refuseTwins(entries, secrets);
    // Opening checks the key against what is sealed, and brings the tables up to date where nobody else has them.
    const { store, cipher, isVisit } = await openDatabaseBeside(config);
    try {
      good('The database opens, its tables are up to date, and the key is the right one.');
      await askPlatforms(entries, { secrets, config, store, cipher });
      const names = entries.length > 0 ? entries.map(({ name }) => name) : ['web'];
      for (const stray of await findStrays(store, names)) bad(stray);
      for (const name of names) judgeBacklog(name, await backlogOf(store, name));
      for (const { channel, reason, count } of await store.transaction((tx) => tx.outbox.held(names)))
        out(`note   ${count} messages of ${channel} are tried again: ${reason}.`);
      for (const name of names) await tellSilence(store, name);
      for (const how of ['retry', 'drop'] as const) {
        for (const name of { retry, drop }[how]) {
          if (await settleStuck(store, name, how)) good(`${name}: ${SETTLED[how]}`);
          else bad(`There is no ${name} to ${how}.`);
        }
      }
      for (const stuck of await listStuck(store, names)) out(`note   ${stuck}`);
      if (isVisit && !rebuildCounters) {
        out(
          'note   The bot is running; whether its totals say what the rows say is looked at when it is stopped.',
        );
      } else {
        const { isRight, sentence } = await checkCounters(store, rebuildCounters);
        (isRight ? good : bad)(sentence);
      }
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof ConfigError) bad(error.message);
    else bad(String(error instanceof Error ? error.message : error));
  }
  out(
    wrong === 0
      ? 'Everything is in order.'
      : `${wrong} ${wrong === 1 ? 'thing needs' : 'things need'} somebody.`,
  );
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
      media: createFolderMedia({ folder: join(config.DATA_DIR, 'media'), cipher: parts.cipher }),
      publicUrl: config.PUBLIC_URL,
      dataDir: config.DATA_DIR,
    });
    for (const { name, findings } of told) {
      for (const { grade, text } of findings) {
        const sentence = `${name}: ${content.words.say(language, text)}`;
        if (grade === 'bad') bad(sentence);
        else if (grade === 'good') good(sentence);
        else out(`note   ${sentence}`);
      }
    }
  }

  async function tellSilence(store: Store, name: string): Promise<void> {
    const heardAt = await store.transaction((tx) => tx.marks.get(heardMark(name)));
    if (heardAt !== undefined) out(`note   Somebody last wrote through ${name} at ${isoInstant(heardAt)}.`);
  }

  function judgeBacklog(name: string, { waiting, since, unknown, failed }: Backlog): void {
    const age = since === undefined ? 0 : systemClock.now() - since;
    if (waiting > 0 && age > STUCK)
      bad(`${waiting} messages of ${name} wait, the oldest for ${Math.round(age / MINUTE)} minutes.`);
    else good(`${waiting} messages of ${name} wait to be sent.`);
    if (failed + unknown > 0)
      out(
        `note   ${failed} messages of ${name} did not arrive, and of ${unknown} nobody knows whether they did.`,
      );
  }
}

const backlogOf = (store: Store, name: string): Promise<Backlog> =>
  store.transaction((tx) => tx.outbox.backlog(name, systemClock.now()));
