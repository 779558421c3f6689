import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { createCipher } from '../../../src/adapters/crypto/cipher.ts';
import { makeApiToken } from '../../../src/app/api-access.ts';
import type { Plan } from '../../../src/app/planner.ts';
import { DAY, instant, later } from '../../../src/core/time/instant.ts';
import { createHttp } from '../../../src/server/http.ts';
import { fillCampaign } from '../../support/filled-campaign.ts';
import { content, createTestApp, type TestApp } from '../../support/test-app.ts';

let tokens = 0;

async function open() {
  const app = await createTestApp('nghia-trung', instant('2026-01-02T09:00:00+07:00'));
  onTestFinished(() => app.close());
  await fillCampaign(
    app,
    app.planner.current('nghia-trung', app.clock.now()) as Plan,
    instant('2025-12-18T08:00:00+07:00'),
  );
  const http = createHttp({
    words: content.words,
    isLoopback: true,
    pages: app.pages,
    onError: (error) => {
      throw error;
    },
  });
  const ask = (path: string, token?: string, init: RequestInit = {}) =>
    http.request(path, {
      ...init,
      headers: {
        host: 'localhost:8080',
        ...(token && { authorization: `Bearer ${token}` }),
        ...init.headers,
      },
    });
  return { app, ask };
}

/** The cipher of the test app, which has a key of its own. */
const cipher = createCipher(new Uint8Array(32).fill(7));
async function give(app: TestApp, communes?: readonly string[], name = 'tinh'): Promise<string> {
  const at = app.clock.now();
  const newToken = () => `token-${++tokens}-${'x'.repeat(20)}`;
  const { token } = await app.store.transaction((tx) =>
    makeApiToken(tx, { cipher, newToken }, { name, communes, days: 90, at }),
  );
  return token;
}

const NGHIA_TRUNG = '/api/v1/communes/nghia-trung/campaigns/vnetraffic-2025';

test('without a token, with a made-up, an expired or a revoked one there is nothing to read', async () => {
  const { app, ask } = await open();
  const token = await give(app);
  expect((await ask(NGHIA_TRUNG, token)).status).toBe(200);
  for (const wrong of [undefined, 'cd_made-up', token.slice(0, -1)]) {
    const refused = await ask(NGHIA_TRUNG, wrong);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  }
  await app.store.transaction((tx) => tx.apiTokens.revoke('tinh', app.clock.now()));
  expect((await ask(NGHIA_TRUNG, token)).status).toBe(401);
  const other = await give(app);
  app.clock.moveTo(later(app.clock.now(), 90 * DAY));
  expect((await ask(NGHIA_TRUNG, other)).status).toBe(401);
});

test('a token of one commune sees no other, nor that there is one', async () => {
  const { app, ask } = await open();
  const token = await give(app, ['loc-hoa']);
  expect((await ask(NGHIA_TRUNG, token)).status).toBe(404);
  const { communes } = (await (await ask('/api/v1/communes', token)).json()) as {
    communes: { id: string }[];
  };
  expect(communes.map(({ id }) => id)).toEqual(['loc-hoa']);
});

test('a new token of the same name ends the old one, and no token is kept', async () => {
  const { app, ask } = await open();
  const [first, second] = [await give(app), await give(app)];
  expect([(await ask(NGHIA_TRUNG, first)).status, (await ask(NGHIA_TRUNG, second)).status]).toEqual([
    401, 200,
  ]);
  const kept = await app.store.transaction((tx) => tx.apiTokens.all());
  expect(JSON.stringify(kept)).not.toContain(second);
});

test('answers are what the description says they are, and hold no names', async () => {
  const { app, ask } = await open();
  const token = await give(app);
  const description = (await (await ask('/api/v1/openapi.json')).json()) as {
    paths: Record<
      string,
      { get: { responses: Record<string, { content: Record<string, { schema: { $ref: string } }> }> } }
    >;
    components: { schemas: Record<string, object> };
  };
  const answers: Record<string, Response> = {
    '/api/v1/communes': await ask('/api/v1/communes', token),
    '/api/v1/communes/{commune}/campaigns/{campaign}': await ask(NGHIA_TRUNG, token),
  };
  expect(Object.keys(description.paths)).toEqual(Object.keys(answers));
  for (const [path, answer] of Object.entries(answers)) {
    const ref = description.paths[path]?.get.responses['200']?.content['application/json']?.schema.$ref ?? '';
    const schema = description.components.schemas[ref.replace('#/components/schemas/', '')];
    const text = await answer.text();
    // zod reads the description back, so that it is the description that judges.
    expect(
      z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(JSON.parse(text)).error,
    ).toBeUndefined();
    expect(text).not.toMatch(/Thử|Mẫu|001099/);
  }
  const refused = z.fromJSONSchema(
    description.components.schemas['Error'] as Parameters<typeof z.fromJSONSchema>[0],
  );
  expect(refused.safeParse(await (await ask('/api/v1/nowhere', token)).json()).success).toBe(true);
});

test('it tells how far citizens came in the guides, and no number from which somebody could be recognised', async () => {
  const { app, ask } = await open();
  const token = await give(app);
  for (let n = 0; n < 6; n++) {
    await app.say(`dân-${n}`, { start: 'vneid-install' });
    await app.say(`dân-${n}`, 'android');
    if (n < 2) await app.say(`dân-${n}`, 'xong');
  }
  const { guides } = (await (await ask(NGHIA_TRUNG, token)).json()) as { guides: readonly object[] };
  expect(guides).toEqual([
    {
      id: 'vneid-install',
      started: 6,
      finished: 0,
      asked: 0,
      steps: [
        { id: 'device', reached: 6, stopped: 0, asked: 0 },
        { id: 'a-store', reached: 6, stopped: null, asked: 0 },
        { id: 'a-search', reached: null, stopped: null, asked: 0 },
      ],
    },
  ]);
});

test('nothing can be changed through it', async () => {
  const { app, ask } = await open();
  const token = await give(app);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    expect((await ask(NGHIA_TRUNG, token, { method })).status).toBe(404);
  }
});

test('the province reads all communes on one page, with its token, and no name', async () => {
  const { app, ask } = await open();
  const token = await give(app);
  expect(await (await ask('/province')).text()).toContain('Mã truy cập của tỉnh');
  const post = (value: string) =>
    ask('/province', undefined, { method: 'POST', body: new URLSearchParams({ token: value }) });
  expect((await post('wrong')).status).toBe(401);
  const page = await (await post(token)).text();
  for (const name of ['Nghĩa Trung', 'Lộc Hòa', 'Kon Tum', 'Yên Thọ', 'Hoằng Hợp'])
    expect(page).toContain(name);
  expect(page).not.toMatch(/Nguyễn|001099/);
});
