import { setTimeout } from 'node:timers/promises';
import type { Instant } from '../../../src/core/time/instant.ts';
import type { Random } from '../../../src/stage/random.ts';
import type { Fault, Faults } from '../../simulators/faults.ts';
import { listen } from '../../simulators/listen.ts';
import { createZaloBotSimulator } from '../../simulators/zalo-bot/simulator.ts';
import { createZaloOaSimulator } from '../../simulators/zalo-oa/simulator.ts';
import type { Knock, Platform } from './platform.ts';

interface Options {
  readonly name: string;
  readonly commune: string;
  readonly now: () => Instant;
  readonly knock: Knock;
}

export async function openZaloBotPlatform({ name, commune, now, knock }: Options): Promise<Platform> {
  const door = createDoor(knock);
  const zalo = createZaloBotSimulator({ now, deliver: door.deliver });
  const { root, close } = await listen((request) =>
    zalo.fetch(`${zalo.root}${new URL(request.url).pathname}`, request),
  );
  const addressOf = (person: number) => `nguoi-${person}`;
  return {
    name,
    entry: `{ platform: zalo-bot, name: ${name}, commune: ${commune}, apiRoot: "${root}", token: { env: ZALO_BOT } }`,
    secrets: { ZALO_BOT: zalo.token },
    addressOf,
    write: (person, text) => zalo.write({ id: addressOf(person) }, { text }),
    waiting: door.waiting,
    arrivals: () =>
      zalo.sent().map(({ chat, text = '' }, n) => ({ id: `sent-${n + 1}`, address: chat, text })),
    disturb: (random) => disturb(zalo.faults, 'sendMessage', random),
    close,
  };
}

export async function openZaloOaPlatform({ name, commune, now, knock }: Options): Promise<Platform> {
  const door = createDoor(knock);
  const webhookUrl = `https://xa.example/hooks/${name}`;
  const zalo = createZaloOaSimulator({ now, deliver: door.deliver, webhookUrl });
  const { root, close } = await listen((request) => {
    const [, host = '', path = ''] = /^\/(api|oauth)(\/.*)$/.exec(new URL(request.url).pathname) ?? [];
    return zalo.fetch(`${host === 'oauth' ? zalo.oauthRoot : zalo.root}${path}`, request);
  });
  const addressOf = (person: number) => `8123456789012345${String(person).padStart(3, '0')}`;
  const { id, secret, webhookSecret } = zalo.app;
  return {
    name,
    entry: `{ platform: zalo-oa, name: ${name}, commune: ${commune}, oaId: "${zalo.oaId}", appId: "${id}", apiRoot: "${root}/api", oauthRoot: "${root}/oauth", appSecret: { env: OA_APP }, webhookSecret: { env: OA_HOOK }, refreshToken: { env: OA_REFRESH } }`,
    secrets: { OA_APP: secret, OA_HOOK: webhookSecret, OA_REFRESH: zalo.tokens.refresh },
    addressOf,
    write: (person, text) => zalo.act(addressOf(person), { text }),
    waiting: door.waiting,
    arrivals: () => zalo.sent().map(({ to, text = '' }, n) => ({ id: `sent-${n + 1}`, address: to, text })),
    disturb: (random) => disturb(zalo.faults, 'v3.0/oa/message/cs', random),
    close,
  };
}

const REPEATS_AFTER = 100;

/** Posts until it is taken, as the platform would over an hour; and now and then once more, as if it had not heard. */
function createDoor(knock: Knock) {
  let waiting = 0;
  let posts = 0;
  return {
    waiting: () => waiting,
    async deliver(request: Request): Promise<Response> {
      const body = await request.text();
      const path = new URL(request.url).pathname.replace('/hooks/', '');
      waiting++;
      for (let isTaken = false; !isTaken; ) {
        const status = await knock(path, body, Object.fromEntries(request.headers)).catch(() => 0);
        isTaken = status === 200 && ++posts % 7 !== 0;
        if (status !== 200) await setTimeout(REPEATS_AFTER);
      }
      waiting--;
      return new Response();
    },
  };
}

const FAULTS: readonly Fault[] = ['lost', 'lost', 'unreachable', { answer: 'Bad Gateway', status: 503 }];

function disturb(faults: Faults, method: string, random: Random): number {
  const fault = random.pick(FAULTS);
  faults.add(method, fault);
  return fault === 'lost' || fault === 'unreachable' ? 1 : 0;
}
