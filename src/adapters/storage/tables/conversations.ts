import type { Dialogue } from '../../../core/dialogue/dialogue.ts';
import type { Language } from '../../../core/message/message.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Contact, Conversation, Tx } from '../../../ports/store.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';

type Row = Schema['conversation'];

const find = statement(
  { channel: 'text', address: 'text' },
  'SELECT c.* FROM {rows} JOIN conversation c ON c.channel = r.channel AND c.address = r.address',
).returning<Row>();

const findByAccount = statement(
  { account: 'text' },
  'SELECT c.* FROM {rows} JOIN conversation c ON c.account = r.account',
).returning<Row>();

const findPresence = statement(
  { channel: 'text', address: 'text' },
  `SELECT c.channel, c.address, c.account, c.heard_at, c.left_at FROM {rows}
   JOIN conversation c ON c.channel = r.channel AND c.address = r.address`,
).returning<Omit<Row, 'dialogue' | 'language' | 'version' | 'focus'>>();

const give = statement(
  { channel: 'text', address: 'text', giver: 'text', taker: 'text' },
  `UPDATE conversation SET account = r.taker, version = conversation.version + 1 FROM {rows}
   WHERE conversation.channel = r.channel AND conversation.address = r.address AND conversation.account = r.giver
   RETURNING conversation.channel AS channel, conversation.address AS address, conversation.version AS version`,
).returning<Pick<Row, 'channel' | 'address' | 'version'>>();

/** Makes it or brings it from the version before to this one; one that was deleted meanwhile is not made again. */
const put = statement(
  {
    channel: 'text',
    address: 'text',
    account: 'text',
    language: 'text',
    dialogue: 'blob',
    version: 'int',
    focus: 'text?',
    heard_at: 'int?',
    left_at: 'int?',
  },
  `INSERT INTO conversation (channel, address, account, language, dialogue, version, focus, heard_at, left_at)
   SELECT r.channel, r.address, r.account, r.language, r.dialogue, r.version, r.focus, r.heard_at, r.left_at FROM {rows}
   WHERE r.version = 1 OR EXISTS (
     SELECT 1 FROM conversation c WHERE c.channel = r.channel AND c.address = r.address)
   ON CONFLICT (channel, address) DO UPDATE SET account = excluded.account, language = excluded.language,
     dialogue = excluded.dialogue, version = excluded.version, focus = excluded.focus, heard_at = excluded.heard_at,
     left_at = excluded.left_at
     WHERE conversation.version = excluded.version - 1`,
  { stale: 'another process has written this conversation meanwhile' },
);

export function conversations({ sql, buffer, db, cipher, ids }: Context): Tx['conversations'] {
  /** What this transaction has written of a conversation: the version it began from and the one it has now. */
  const written = new Map<string, { readonly from: number; readonly now: number }>();
  /** Accounts given to contacts that are not saved yet. */
  const strangers = new Map<string, string>();

  return {
    async load(contacts) {
      await buffer.flush('conversation');
      const { rows } = await sql.each(
        find,
        contacts.map(({ channel, address }) => ({ channel, address })),
      );
      const known = new Map(rows.map((row) => [nameOf(row), row]));
      return contacts.map((contact) => {
        const row = known.get(nameOf(contact));
        return row ? toConversation(row) : meet(contact);
      });
    },
    save(conversation) {
      const { channel, address, account, language, dialogue, focus, heardAt, leftAt } = conversation;
      const name = nameOf(conversation);
      const own = written.get(name);
      // Saved before in this transaction: whatever version was loaded since it began is still good.
      const isOwn = own !== undefined && own.from <= conversation.version && conversation.version <= own.now;
      const version = (isOwn ? own.now : conversation.version) + 1;
      written.set(name, { from: isOwn ? own.from : conversation.version, now: version });
      const sealed = cipher.seal(placeOf(conversation), JSON.stringify(dialogue));
      const presence = { heard_at: heardAt ?? null, left_at: leftAt ?? null };
      const row = {
        channel,
        address,
        account,
        language,
        dialogue: sealed,
        version,
        focus: focus ?? null,
        ...presence,
      };
      buffer.write('conversation', put, row, name);
    },
    async presence(contacts) {
      await buffer.flush('conversation');
      const { rows } = await sql.each(
        findPresence,
        contacts.map(({ channel, address }) => ({ channel, address })),
      );
      return rows.map(({ channel, address, account, ...row }) => ({
        channel,
        address,
        account,
        ...toPresence(row),
      }));
    },
    async channels() {
      await buffer.flush('conversation');
      const query = db
        .selectFrom('conversation')
        .select(({ fn }) => ['channel', fn.countAll<number>().as('count')])
        .groupBy('channel');
      const { rows } = await sql.run(query.compile());
      return new Map(rows.map(({ channel, count }) => [channel, Number(count)]));
    },
    async ofAccounts(accounts) {
      await buffer.flush('conversation');
      const { rows } = await sql.each(
        findByAccount,
        [...new Set(accounts)].map((account) => ({ account })),
      );
      return rows.map(toConversation);
    },
    async give(from, to, only) {
      await buffer.flush('conversation');
      const asked = only ?? (await sql.each(findByAccount, [{ account: from }])).rows;
      const wanted = asked.map(({ channel, address }) => ({ channel, address, giver: from, taker: to }));
      if (wanted.length === 0) return [];
      const { rows } = await sql.each(give, wanted);
      return rows.map(({ channel, address, version }) => {
        const name = nameOf({ channel, address });
        // Whoever was loaded with the version before is saved over this one.
        written.set(name, { from: written.get(name)?.from ?? version - 1, now: version });
        return { channel, address };
      });
    },
  };

  function meet({ channel, address }: Contact): Conversation {
    const name = nameOf({ channel, address });
    const account = strangers.get(name) ?? ids();
    strangers.set(name, account);
    return { channel, address, account, language: 'vi', dialogue: { parked: [] }, version: 0 };
  }

  function toConversation(row: Row): Conversation {
    return {
      channel: row.channel,
      address: row.address,
      account: row.account,
      language: row.language as Language,
      dialogue: JSON.parse(cipher.open(placeOf(row), Buffer.from(row.dialogue))) as Dialogue,
      version: row.version,
      ...(row.focus !== null && { focus: row.focus }),
      ...toPresence(row),
    };
  }
}

const toPresence = ({ heard_at, left_at }: Pick<Row, 'heard_at' | 'left_at'>) => ({
  ...(heard_at !== null && { heardAt: heard_at as Instant }),
  ...(left_at !== null && { leftAt: left_at as Instant }),
});

const nameOf = ({ channel, address }: Contact): string => `${channel} ${address}`;
export const placeOf = (contact: Contact): string => `conversation.dialogue:${nameOf(contact)}`;
