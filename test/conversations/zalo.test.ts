import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createZaloBot } from '../../src/adapters/channels/zalo-bot/index.ts';
import { createRemote } from '../../src/adapters/http/remote.ts';
import { later } from '../../src/core/time/instant.ts';
import type { Channel } from '../../src/ports/channel.ts';
import { NOON, openOa } from '../adapters/channels/zalo-oa/open.ts';
import { createZaloBotSimulator } from '../simulators/zalo-bot/simulator.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const download = async () => (async function* () {})();

/** One platform: who writes there, and what they see. */
interface Platform {
  readonly channel: Channel;
  write(person: string, text: string): Promise<void>;
  seen(person: string): readonly string[];
}
type Post = (request: Request) => Promise<Response>;

async function openBot(post: Post): Promise<Platform> {
  const simulator = createZaloBotSimulator({ now: () => NOON, deliver: post });
  const { root, token } = simulator;
  const remote = createRemote(simulator.fetch);
  const common = { name: 'zalo-bot', commune: 'nghia-trung', publicUrl: 'https://xa.example' };
  const channel = createZaloBot({ ...common, token, root, remote, download });
  await channel.prepare(AbortSignal.timeout(1_000));
  return {
    channel,
    write: (person, text) => simulator.write({ id: person }, { text }),
    seen: (person) => simulator.sent(person).map(({ text = '' }) => text),
  };
}

async function openGovernmentOa(post: Post): Promise<Platform> {
  const { oa, simulator } = await openOa({ type: 4, deliver: post }, { commune: 'nghia-trung' });
  return {
    channel: oa,
    write: (person, text) => simulator.act(person, { text }),
    seen: (person) => simulator.sent(person).map(({ text = '' }) => text),
  };
}

/**
 * Plays the "name > words" lines of a script through the webhook and the whole product, and writes down what the
 * platform was asked to show. "@ name role unit" gives somebody a role.
 */
async function play(script: string, open: (post: Post) => Promise<Platform>): Promise<string> {
  let app: TestApp | undefined;
  const platform = await open(async (request) => {
    const path = new URL(request.url).pathname.replace('/hooks', '');
    const { headers } = request;
    const answer = await app?.hooks.request(path, { method: 'POST', headers, body: await request.text() });
    expect(answer?.status).toBe(200);
    return answer ?? new Response();
  });
  const { channel } = platform;
  app = await createTestApp('nghia-trung', NOON, { channels: [channel] });
  const out: string[] = [];
  for (const line of script.split('\n')) {
    if (line.startsWith('#') || line === '') out.push(line);
    const [, name = '', role = '', unit = ''] = /^@ (\S+) (\S+) (\S+)$/.exec(line) ?? [];
    if (role !== '') {
      out.push(line);
      await app.store.transaction(async (tx) => {
        const [person] = await tx.conversations.load([{ channel: channel.name, address: name }]);
        if (person === undefined) return;
        tx.conversations.save(person);
        tx.grants.add(person.account, { role: role as 'head', commune: 'nghia-trung', unit }, NOON);
      });
    }
    const [, speaker, words = ''] = /^(\S+) > (.*)$/.exec(line) ?? [];
    if (speaker === undefined) continue;
    // Nobody writes faster than a chat may be answered.
    app.clock.moveTo(later(app.clock.now(), 5_000));
    const before = platform.seen(speaker).length;
    await platform.write(speaker, words);
    await app.loop.drain();
    out.push(line);
    for (const message of platform.seen(speaker).slice(before)) {
      expect(message.length).toBeLessThanOrEqual(2_000);
      const lines = message.split('\n').filter((one) => one !== '');
      out.push(...lines.map((one, n) => (n === 0 ? `${speaker} < ${one}` : `    ${one}`)));
    }
  }
  expect(app.errors).toEqual([]);
  expect(app.meters.read().filter(({ name }) => name === 'refused')).toEqual([]);
  await app.close();
  return out.join('\n');
}

const file = join(import.meta.dirname, 'zalo', 'citizen-and-head.txt');

test.each([
  ['Zalo Bot', openBot],
  ['an OA of government', openGovernmentOa],
])('a citizen and a head talk by numbers over %s, word for word the same', async (_, open) => {
  // "vitest run -u" writes down what was really said; then read it before you commit it.
  await expect(await play(readFileSync(file, 'utf8'), open)).toMatchFileSnapshot(file);
});
