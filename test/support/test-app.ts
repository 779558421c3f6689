import { createWeb } from '../../src/adapters/channels/web/index.ts';
import { createMovableClock, type MovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import { createMemoryMedia } from '../../src/adapters/media/memory-media.ts';
import { openPostgresStore } from '../../src/adapters/storage/postgres.ts';
import { openSqliteStore } from '../../src/adapters/storage/sqlite.ts';
import { cast, type Part } from '../../src/app/cast.ts';
import { createFastForward, type FastForward } from '../../src/app/fast-forward.ts';
import { createOpenFile } from '../../src/app/media/open-file.ts';
import type { Sealing } from '../../src/app/violation/sealing.ts';
import { type App, compose } from '../../src/compose.ts';
import type { Role } from '../../src/core/access/access.ts';
import type { Enclosure } from '../../src/core/message/attachment.ts';
import type { Heard } from '../../src/core/message/message.ts';
import type { Instant } from '../../src/core/time/instant.ts';
import type { Channel } from '../../src/ports/channel.ts';
import type { Cipher } from '../../src/ports/cipher.ts';
import type { Media } from '../../src/ports/media.ts';
import type { Spool } from '../../src/ports/spool.ts';
import type { AuditRow, Store } from '../../src/ports/store.ts';
import type { WebChannel } from '../../src/ports/web-channel.ts';
import { type Content, readContent } from '../../src/read-content.ts';
import { openBlankStore } from './blank-store.ts';
import { madeUpFile } from './made-up-file.ts';
import { addTestKey, createTestSealing } from './test-desk.ts';

export const content = readContent();

export interface TestApp extends App {
  readonly store: Store;
  readonly clock: MovableClock;
  readonly web: WebChannel;
  readonly media: Media;
  readonly forward: FastForward;
  readonly errors: readonly unknown[];
  /** What was written into the audit, in order. */
  readonly audit: readonly AuditRow[];
  /** Gives a made-up person a role; without one they are a citizen. */
  play(address: string, role?: Role, unit?: string | null): Promise<void>;
  /** Says something, or taps a button; returns the new messages of the bot. "tám@nhóm-a" says it in a group. */
  say(address: string, words: Words): Promise<readonly string[]>;
  /** What the bot has said to them since the last look. */
  news(address: string): readonly string[];
  close(): Promise<void>;
}

export interface TestOptions {
  readonly sealing?: Sealing;
  readonly from?: Pick<Content, 'words' | 'catalogue'>;
  /** One of several processes over one database. */
  readonly place?: string;
  /** A file instead of a database in memory, for whoever wants to look into it. */
  readonly file?: string;
  /** Which process this is over the same file, one after the other: its ids and messages are new. 0 is the first. */
  readonly run?: number;
  /** One that remembers what it sealed. */
  readonly cipher?: Cipher;
  /** PostgreSQL instead of a database in memory. */
  readonly databaseUrl?: string;
  /** Stands between the product and the page, to make sending fail. */
  readonly via?: (web: WebChannel) => Channel;
  /** Besides the page. */
  readonly channels?: readonly Channel[];
  readonly spool?: Spool;
  /** One that others look at too; without it a clock of its own. */
  readonly clock?: MovableClock;
  /** Stands between the product and its database, to make it fail. */
  readonly around?: (store: Store) => Store;
}

/** What a person does: writes, taps the button with this number under the last message that has any, follows a link. */
export type Words =
  | string
  | { readonly tap: number; readonly messagesAgo?: number }
  | { readonly token: string }
  /** Made-up files by their names, in one message or each in one of its own as an album. */
  | { readonly files: readonly string[]; readonly text?: string; readonly album?: string }
  | { readonly start: string };

/** The whole product over a database in memory and a clock that stands still, reached by the page's own channel. */
export async function createTestApp(
  commune: string,
  at: Instant,
  options: TestOptions = {},
): Promise<TestApp> {
  const { file, run = 0, cipher = createCipher(new Uint8Array(32).fill(7)) } = options;
  let count = 0;
  const ids = () => `0000000${run}-0000-7000-8000-${String(++count).padStart(12, '0')}`;
  const { databaseUrl: url, from = content, via = withGroups } = options;
  const {
    channels = [],
    spool,
    place,
    clock = createMovableClock(at),
    around = (store: Store) => store,
  } = options;
  const audit: AuditRow[] = [];
  const store = withAudit(
    url === undefined
      ? await (file === undefined
          ? openBlankStore({ cipher, ids })
          : openSqliteStore({ file, backups: '', cipher, ids }))
      : await openPostgresStore({ url, backups: '', cipher, ids }),
    audit,
  );
  const media = createMemoryMedia();
  const web = createWeb({ name: 'web', commune, clock, openFile: createOpenFile({ store, media }) });
  const errors: unknown[] = [];
  const sealing = options.sealing ?? createTestSealing(clock);
  const app = await compose({
    content: from,
    store: around(store),
    cipher,
    clock,
    ids,
    media,
    random: () => 0,
    elapsed: () => clock.now(),
    channels: [via(web), ...channels],
    ...(spool && { spool }),
    ...(place && { place }),
    sealing,
    onError: (_, error) => errors.push(error),
  });
  const forward = createFastForward({ planner: app.planner, clock, tick: app.loop.tick, wakeAt: app.wakeAt });
  const seen = new Map<string, number>();
  let said = run * 1_000;

  function news(address: string): readonly string[] {
    const last = seen.get(address) ?? 0;
    const lines = web.history(address).filter(({ id, from: who }) => who === 'bot' && id > last);
    seen.set(address, web.history(address).at(-1)?.id ?? last);
    return lines.map(({ text, choices, files = [] }) =>
      [
        text,
        ...(files.length > 0 ? [`(tệp: ${files.map(({ name }) => name).join(', ')})`] : []),
        ...choices.map((choice) => `[${choice.text}]`),
      ].join('\n'),
    );
  }

  return {
    ...app,
    store,
    clock,
    web,
    media,
    forward,
    errors,
    audit,
    news,
    async play(address, role = 'citizen', unit = null) {
      const part: Part = { channel: web.name, address, commune, role, unit };
      await cast(store, [part], clock.now());
      if (role === 'receiver') await addTestKey(store, commune, clock.now());
    },
    async say(who, words) {
      const [by = who, group] = who.split('@');
      const address = group ?? by;
      for (const heard of await toHeard(web, address, words)) {
        said += 1;
        const inGroup = group === undefined ? {} : { by };
        await app.handleInbound(web, [{ key: `said-${said}`, address, at: clock.now(), heard, ...inGroup }]);
      }
      await app.files.run();
      await app.files.idle();
      await app.jobs.run();
      await app.jobs.idle();
      await app.loop.drain();
      return news(address);
    },
    close: () => store.close(),
  };
}

/** The page has no groups; the tests have. */
const withGroups = (web: WebChannel): Channel => ({
  ...web,
  isGroup: (address) => address.startsWith('nhóm'),
});

async function toHeard(web: WebChannel, address: string, words: Words): Promise<readonly Heard[]> {
  if (typeof words === 'string') return [{ text: words }];
  if ('start' in words) return [{ text: '', start: words.start }];
  if ('token' in words) return [{ text: '', token: words.token }];
  if ('files' in words) {
    const attachments: Enclosure[] = [];
    for (const name of words.files) {
      const upload = await madeUpFile(name);
      const kind = name.endsWith('.mp4') ? 'video' : name.endsWith('.jpg') ? 'photo' : 'file';
      const { type, bytes } = upload;
      attachments.push({ kind, ref: web.upload(address, upload), name, type, size: bytes.length });
    }
    const { text = '', album } = words;
    return album === undefined
      ? [{ text, attachments }]
      : attachments.map((one) => ({ text, attachments: [one], album }));
  }
  const asked = web.history(address).filter(({ choices }) => choices.length > 0);
  const token = asked.at(-1 - (words.messagesAgo ?? 0))?.choices[words.tap - 1]?.token;
  if (token === undefined) throw new Error(`there is no button ${words.tap} for ${address}`);
  return [{ text: '', token }];
}

/** Little of the audit is read by the product, so the tests listen to what is written into it. */
function withAudit(store: Store, audit: AuditRow[]): Store {
  return {
    close: () => store.close(),
    async transaction(work) {
      const rows: AuditRow[] = [];
      const result = await store.transaction((tx) => {
        rows.length = 0;
        const add = (row: AuditRow): void => {
          rows.push(row);
          tx.audit.add(row);
        };
        return work({ ...tx, audit: { ...tx.audit, add } });
      });
      audit.push(...rows);
      return result;
    },
  };
}
