import type { Instant } from '../../../core/time/instant.ts';
import type { WebLink, WebLinks, WebSessions } from '../../../ports/tables/web.ts';
import type { Context } from '../context.ts';
import { question, statement } from '../sql.ts';

const columns = {
  digest: 'blob',
  account: 'text',
  commune: 'text',
  page: 'text',
  args: 'text',
  expires: 'int',
} as const;

const addLink = statement(
  columns,
  'INSERT INTO web_link (digest, account, commune, page, args, expires) {values}',
);

const useLink = question(
  { at: 'int', digest: 'blob' },
  'UPDATE web_link SET used_at = {at} WHERE digest = {digest} AND used_at IS NULL',
);

const addSession = statement(
  { ...columns, since: 'int' },
  'INSERT INTO web_session (digest, account, commune, page, args, expires, since) {values}',
);

const endSession = statement(
  { digest: 'blob' },
  'DELETE FROM web_session WHERE digest IN (SELECT r.digest FROM {rows})',
);

const pruneOf = (table: 'web_link' | 'web_session') =>
  question(
    { before: 'int', most: 'int' },
    `DELETE FROM ${table} WHERE digest IN
       (SELECT digest FROM ${table} WHERE expires < {before} ORDER BY expires LIMIT {most})`,
  );
const prune = { web_link: pruneOf('web_link'), web_session: pruneOf('web_session') };

interface Row extends Omit<WebLink, 'args' | 'expires'> {
  readonly args: string;
  readonly expires: number;
}

const toLink = ({ digest, account, commune, page, args, expires }: Row): WebLink => ({
  digest,
  account,
  commune,
  page,
  args: JSON.parse(args) as WebLink['args'],
  expires: expires as Instant,
});

export const webLinks = ({ sql, buffer, db }: Context): WebLinks => ({
  add: (link) => buffer.write('web_link', addLink, { ...link, args: JSON.stringify(link.args) }),
  async find(digest) {
    await buffer.flush('web_link');
    const query = db.selectFrom('web_link').selectAll().where('digest', '=', digest);
    const [row] = (await sql.run(query.compile())).rows;
    return (
      row && {
        ...toLink(row),
        ...(row.used_at !== null && { usedAt: row.used_at as Instant }),
      }
    );
  },
  async use(digest, at) {
    await buffer.flush('web_link');
    return (await sql.ask(useLink, { at, digest })).count === 1;
  },
  async prune(before, limit) {
    await buffer.flush('web_link');
    return (await sql.ask(prune.web_link, { before, most: limit })).count;
  },
});

export const webSessions = ({ sql, buffer, db }: Context): WebSessions => ({
  add: ({ since, ...link }) =>
    buffer.write('web_session', addSession, { ...link, args: JSON.stringify(link.args), since }),
  async find(digest) {
    await buffer.flush('web_session');
    const query = db.selectFrom('web_session').selectAll().where('digest', '=', digest);
    const [row] = (await sql.run(query.compile())).rows;
    return row && { ...toLink(row), since: row.since as Instant };
  },
  end: (digest) => buffer.write('web_session', endSession, { digest }),
  async prune(before, limit) {
    await buffer.flush('web_session');
    return (await sql.ask(prune.web_session, { before, most: limit })).count;
  },
});
