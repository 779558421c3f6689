import { setTimeout } from 'node:timers/promises';
import type { Fault } from '../../simulators/telegram/faults.ts';
import { openTelegram } from '../../simulators/telegram/telegram.ts';
import { TELEGRAM_LIMITS } from '../../simulators/telegram/world.ts';
import type { Knock, Platform } from './platform.ts';

interface Options {
  readonly name: string;
  /** The number of the bot. */
  readonly bot: number;
  readonly commune: string;
  readonly receive: 'polling' | 'webhook';
  readonly now: () => number;
  readonly knock: Knock;
}

const FIRST = 5_001;
/** How often Telegram looks again after a no. */
const PUSHES_AGAIN = 100;

export async function openTelegramPlatform(options: Options): Promise<Platform> {
  const { name, bot, commune, receive, now, knock } = options;
  const telegram = await openTelegram({ token: `${bot}:token-${name}`, now, limits: TELEGRAM_LIMITS });
  const people = new Map<number, ReturnType<typeof telegram.person>>();
  const variable = `TOKEN_${name.toUpperCase().replaceAll('-', '_')}`;
  let isOver = false;
  const pushing = receive === 'webhook' ? push() : Promise.resolve();

  async function push(): Promise<void> {
    while (!isOver) {
      const taken = await telegram.push((body, headers) => knock(name, body, headers));
      if (taken === 0) await setTimeout(PUSHES_AGAIN);
    }
  }

  function personOf(person: number) {
    const known = people.get(person) ?? telegram.person(FIRST + person);
    people.set(person, known);
    return known;
  }

  return {
    name,
    entry: `{ platform: telegram, name: ${name}, commune: ${commune}, receive: ${receive}, apiRoot: "${telegram.root}", token: { env: ${variable} } }`,
    secrets: { [variable]: telegram.token },
    addressOf: (person) => String(FIRST + person),
    async write(person, text) {
      personOf(person).say(text);
    },
    waiting: () => telegram.world.updates.waiting().length,
    arrivals: () =>
      [...people.values()].flatMap((person) =>
        person.seen().map(({ id, text }) => ({ id: String(id), address: String(person.id), text })),
      ),
    disturb(random) {
      const [method, fault] = random.pick(FAULTS);
      telegram.faults.next(method, fault);
      return method === 'sendmessage' && fault.type === 'lose-answer' ? 1 : 0;
    },
    async close() {
      isOver = true;
      await pushing;
      await telegram.close();
    },
  };
}

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['sendmessage', { type: 'lose-answer' }],
  ['sendmessage', { type: 'lose-answer' }],
  ['sendmessage', { type: 'gateway' }],
  ['sendmessage', { type: 'server-error' }],
  ['sendmessage', { type: 'throttle', seconds: 1 }],
  ['sendmessage', { type: 'slow', ms: 700 }],
  ['getupdates', { type: 'lose-answer' }],
  ['getupdates', { type: 'break' }],
];
