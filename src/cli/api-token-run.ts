import { parseArgs } from 'node:util';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { randomToken } from '../adapters/code/random-code.ts';
import { makeApiToken } from '../app/api-access.ts';
import { ConfigError, readConfig } from '../config.ts';
import { isoInstant } from '../core/time/instant.ts';
import { openDatabaseBeside } from '../open-database.ts';
import { type Store, StoreBusy } from '../ports/store.ts';

export interface ApiTokenCli {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly communes: ReadonlySet<string>;
  out(text: string): void;
  err(text: string): void;
}

const USAGE = `npm run api-token -- --name <name> [--commune <commune>]… [--days 90]
                     makes a token; without --commune it may read all. An older one of that name ends.
npm run api-token -- --list
npm run api-token -- --revoke <name>`;

const MAX_DAYS = 730;

/** Returns the exit code: 1 when nothing was done. */
export async function runApiToken(args: readonly string[], cli: ApiTokenCli): Promise<number> {
  const wanted = readWanted(args, cli.communes);
  if ('wrong' in wanted) {
    cli.err(`${wanted.wrong}\n\n${USAGE}`);
    return 1;
  }
  try {
    const { store, cipher } = await openDatabaseBeside(readConfig(cli.env));
    try {
      if ('list' in wanted) return await list(store, cli);
      const at = systemClock.now();
      if ('revoke' in wanted) {
        const done = await store.transaction((tx) => tx.apiTokens.revoke(wanted.revoke, at));
        if (done) cli.out(`"${wanted.revoke}" does not hold any more.`);
        else cli.err(`There is no token called "${wanted.revoke}" that holds.`);
        return done ? 0 : 1;
      }
      const { token, expires } = await store.transaction((tx) =>
        makeApiToken(tx, { cipher, newToken: randomToken }, { ...wanted, at }),
      );
      cli.out(`${token}\nIt is shown this once and holds until ${isoInstant(expires)}.`);
      return 0;
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof StoreBusy)) throw error;
    cli.err(error.message);
    return 1;
  }
}

async function list(store: Store, cli: ApiTokenCli): Promise<number> {
  const now = systemClock.now();
  for (const { name, communes, expires, revokedAt } of await store.transaction((tx) => tx.apiTokens.all())) {
    const state = revokedAt !== undefined ? 'revoked' : expires <= now ? 'expired' : 'holds';
    cli.out(`${name}\t${communes?.join(', ') ?? 'all communes'}\t${state}, until ${isoInstant(expires)}`);
  }
  return 0;
}

type Wanted =
  | { readonly wrong: string }
  | { readonly list: true }
  | { readonly revoke: string }
  | { readonly name: string; readonly communes: readonly string[] | undefined; readonly days: number };

function readWanted(args: readonly string[], known: ReadonlySet<string>): Wanted {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        name: { type: 'string' },
        commune: { type: 'string', multiple: true },
        days: { type: 'string', default: '90' },
        list: { type: 'boolean', default: false },
        revoke: { type: 'string' },
      },
    });
    if (values.list) return { list: true };
    if (values.revoke !== undefined) return { revoke: values.revoke };
    if (!/^[a-z0-9-]{2,40}$/.test(values.name ?? ''))
      return { wrong: '--name must be 2 to 40 small letters, digits or "-"' };
    const unknown = (values.commune ?? []).filter((id) => !known.has(id));
    if (unknown.length > 0)
      return { wrong: `no commune is called ${unknown.join(', ')}; there are: ${[...known].join(', ')}` };
    const days = Number(values.days);
    if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS)
      return { wrong: `--days must be a number from 1 to ${MAX_DAYS}` };
    return { name: values.name as string, communes: values.commune, days };
  } catch (error) {
    return { wrong: (error as Error).message };
  }
}
