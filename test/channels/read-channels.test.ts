import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readChannels } from '../../src/channels/read-channels.ts';
import { createSecrets } from '../../src/channels/secret.ts';
import { ConfigError, readConfig } from '../../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'cao-diem-channels-'));
afterAll(() => rmSync(folder, { recursive: true }));
const communes = new Set(['nghia-trung', 'loc-hoa']);
const TOKEN = '7001:made-up-token';

const read = (env: Readonly<Record<string, string>>, yaml?: string) => {
  const file = join(folder, 'channels.yaml');
  if (yaml === undefined)
    return readChannels(readConfig({ DATA_DIR: join(folder, 'none'), ...env }), communes);
  writeFileSync(file, yaml);
  return readChannels(readConfig({ DATA_DIR: folder, CHANNELS_FILE: file, ...env }), communes);
};
const names = (...about: Parameters<typeof read>) =>
  read(...about).entries.map(({ name, commune }) => `${name} → ${commune}`);
const mistake = (...about: Parameters<typeof read>): string => {
  try {
    read(...about);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

describe('the channels of a process', () => {
  test('are none without a token: the simulator', () => {
    expect(names({})).toEqual([]);
  });

  test('are one bot that two variables name', () => {
    const env = { TELEGRAM_BOT_TOKEN: TOKEN, CAO_DIEM_COMMUNE: 'loc-hoa' };
    expect(names(env)).toEqual(['telegram → loc-hoa']);
  });

  test('are a Zalo bot and a Zalo OA beside it, each named by its own variables', () => {
    const env = {
      ZALO_BOT_TOKEN: '12:bi-mat',
      ZALO_OA_ID: '33',
      ZALO_OA_APP_ID: '44',
      CAO_DIEM_COMMUNE: 'loc-hoa',
    };
    expect(names(env)).toEqual(['zalo-bot → loc-hoa', 'zalo-oa → loc-hoa']);
    expect(mistake({ ZALO_OA_ID: '33', CAO_DIEM_COMMUNE: 'loc-hoa' })).toContain('ZALO_OA_APP_ID');
  });

  test('are several OAs of one app, which share its webhook', () => {
    const oa = (name: string, commune: string, id: string) =>
      `  - { platform: zalo-oa, name: ${name}, commune: ${commune}, oaId: "${id}", appId: "44", path: zalo,
      appSecret: { env: A }, webhookSecret: { env: B } }`;
    const yaml = `channels:\n${oa('oa-nt', 'nghia-trung', '1')}\n${oa('oa-lh', 'loc-hoa', '2')}\n`;
    expect(names({}, yaml)).toEqual(['oa-nt → nghia-trung', 'oa-lh → loc-hoa']);
    expect(mistake({}, yaml.replaceAll('"1"', '1'))).toContain('oaId');
  });

  test('are several bots of several communes from a file, beside the one of the variables', () => {
    const yaml = `channels:
  - { platform: telegram, name: telegram-nghia-trung, commune: nghia-trung, token: { env: BOT_A } }
  - { platform: telegram, name: telegram-loc-hoa, commune: loc-hoa, token: { file: loc-hoa.token } }
`;
    const env = { TELEGRAM_BOT_TOKEN: TOKEN, CAO_DIEM_COMMUNE: 'loc-hoa' };
    expect(names(env, yaml)).toEqual([
      'telegram-nghia-trung → nghia-trung',
      'telegram-loc-hoa → loc-hoa',
      'telegram → loc-hoa',
    ]);
  });
});

describe('a mistake is told in a sentence:', () => {
  const one = (more: string) =>
    `channels:\n  - { platform: telegram, name: a, commune: nghia-trung, ${more} }\n`;
  test.each([
    [
      'no commune',
      { TELEGRAM_BOT_TOKEN: TOKEN },
      undefined,
      /CAO_DIEM_COMMUNE must name .* nghia-trung, loc-hoa/,
    ],
    [
      'a commune that is not there',
      { TELEGRAM_BOT_TOKEN: TOKEN, CAO_DIEM_COMMUNE: 'xa-la' },
      undefined,
      /"xa-la"/,
    ],
    ['no such file', { CHANNELS_FILE: '/khong/co' }, undefined, /no such file/],
    [
      'two of one name',
      {},
      `${one('token: { env: A }')}${one('token: { env: B }').slice(10)}`,
      /called a; each needs/,
    ],
    [
      'the secret itself',
      {},
      one('token: "7001:bi-mat"'),
      /channels\.yaml:2:\d+: error: .*not the secret itself/,
    ],
    ['an unknown platform', {}, 'channels:\n  - { platform: fax }\n', /channels\.yaml:2:/],
  ])('%s', (_, env, yaml, expected) => {
    const told = mistake(env as Record<string, string>, yaml);
    expect(told).toMatch(expected);
    expect(told).not.toMatch(/bi-mat|made-up-token/);
  });
});

describe('a secret', () => {
  const secrets = createSecrets({ BOT_A: ` ${TOKEN} ` }, folder);

  test('comes from a variable, or from a file beside the list', () => {
    writeFileSync(join(folder, 'loc-hoa.token'), `${TOKEN}\n`);
    expect(secrets({ env: 'BOT_A' })).toBe(TOKEN);
    expect(secrets({ file: 'loc-hoa.token' })).toBe(TOKEN);
  });

  test('that is not there is told by where it should be', () => {
    expect(() => secrets({ env: 'BOT_B' })).toThrow('The variable BOT_B is empty');
    expect(() => secrets({ file: 'khong-co' })).toThrow(join(folder, 'khong-co'));
  });
});
