import { createFaults, type Faults } from './faults.ts';
import { type Served, serve } from './http.ts';
import { createGroup, createPerson, type Group, type Person } from './people.ts';
import { type Post, push } from './push.ts';
import { createWorld, type Limits, type World } from './world.ts';

export interface TelegramOptions {
  readonly token?: string;
  readonly username?: string;
  /** Milliseconds; expiry of updates, presses and allowances goes by it. */
  readonly now?: () => number;
  /** Any that is free, without it. */
  readonly port?: number;
  /** Without them the bot may be as fast as it likes. */
  readonly limits?: Limits;
}

/** A Telegram of our own: people with phones on one side, the Bot API over HTTP on the other. */
export interface Telegram extends Served {
  readonly token: string;
  readonly username: string;
  readonly world: World;
  readonly faults: Faults;
  person(id: number, firstName?: string): Person;
  group(id: number, title?: string): Group;
  /** How often each method was carried out, in small letters. */
  readonly calls: ReadonlyMap<string, number>;
  /** How often each code was said instead of an answer. */
  readonly refusals: ReadonlyMap<number, number>;
  /** Pushes what waits to the webhook; see push.ts. */
  push(post: Post): Promise<number>;
}

export async function openTelegram(options: TelegramOptions = {}): Promise<Telegram> {
  const { token = '7001:made-up-token', username = 'cao_diem_bot', now = Date.now, limits = {} } = options;
  const world = createWorld({ now, username, botId: 7_001, limits });
  const faults = createFaults();
  const calls = new Map<string, number>();
  const refusals = new Map<number, number>();
  const served = await serve({
    world,
    token,
    faults,
    ...(options.port !== undefined && { port: options.port }),
    onCall: (method) => calls.set(method, (calls.get(method) ?? 0) + 1),
    onRefusal: (code) => refusals.set(code, (refusals.get(code) ?? 0) + 1),
  });
  return {
    ...served,
    token,
    username,
    world,
    faults,
    calls,
    refusals,
    person: (id, firstName = `Người thử ${id}`) => createPerson(world, id, firstName),
    group: (id, title = 'Tổ thử nghiệm') => createGroup(world, id, title),
    push: (post) => push(world, post),
  };
}
