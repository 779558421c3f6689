import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const messageOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

/** What platforms are asked like where nobody says otherwise; without a token it means nothing. */
const platforms = {
  TELEGRAM_RECEIVE: 'polling',
  ZALO_BOT_API_ROOT: 'https://bot-api.zaloplatforms.com',
  ZALO_OA_API_ROOT: 'https://openapi.zalo.me',
  ZALO_OA_OAUTH_ROOT: 'https://oauth.zaloapp.com',
  ZALO_OA_BUTTONS: 'off',
  ZALO_OA_PROOF: 'off',
};

describe('proxies that are trusted', () => {
  test.each(['0', '2', '10.0.0.5', '10.0.0.5, 192.168.0.0/16 ::1'])('"%s" is read', (text) => {
    expect(readConfig({ TRUSTED_PROXIES: text }).TRUSTED_PROXIES).toBeDefined();
  });
  test.each(['nginx', '10.0.0.0/33', '10.0.0.5/', '1.2.3', ',', '-1', '10.0.0.0/8/8'])(
    '"%s" is none',
    (text) => {
      expect(messageOf({ TRUSTED_PROXIES: text })).toContain('TRUSTED_PROXIES must be how many proxies');
    },
  );
});

describe('the configuration', () => {
  test('is complete without any variable', () => {
    expect(readConfig({})).toEqual({
      PORT: 8080,
      HOST: '127.0.0.1',
      DATA_DIR: 'data/local',
      LOG_LEVEL: 'info',
      CAO_DIEM_SAMPLE: 'nghia-trung/vnetraffic-2025',
      ...platforms,
    });
  });

  test('takes an empty variable for none, and ignores those of others', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', CAO_DIEM_KEY: '', PATH: '/usr/bin' })).toEqual(
      readConfig({}),
    );
  });

  test('takes what is well formed', () => {
    const env = {
      PORT: '0',
      HOST: '0.0.0.0',
      DATA_DIR: '/var/lib/cao-diem',
      DATABASE_URL: 'postgresql://bot:mat-khau@db/cao_diem',
      LOG_LEVEL: 'silent',
      CAO_DIEM_SAMPLE: 'yen-tho/vneid-2023',
    };
    expect(readConfig(env)).toEqual({ ...env, PORT: 0, ...platforms });
  });

  test.each([
    ['64 hex digits', 'ab'.repeat(32)],
    ['base64', Buffer.alloc(32, 7).toString('base64')],
    ['base64url', Buffer.alloc(32, 251).toString('base64url')],
    ['two keys, the new one first', `${'ab'.repeat(32)} ${'cd'.repeat(32)}`],
  ])('takes a key as %s', (_, key) => {
    expect(readConfig({ CAO_DIEM_KEY: key }).CAO_DIEM_KEY).toBe(key);
  });

  test.each([
    ['PORT', '80a', /must be a port number/],
    ['PORT', '70000', /must be between 0 and 65535/],
    ['PORT', '-1', /must be between 0 and 65535/],
    ['PORT', '80.5', /must be a whole number/],
    ['DATABASE_URL', 'mysql://bot:mat-khau@db/cao_diem', /must start with postgres:\/\/ or postgresql:\/\//],
    ['CAO_DIEM_KEY', 'mat-khau', /must be 32 bytes/],
    ['CAO_DIEM_KEY', 'ab'.repeat(31), /must be 32 bytes/],
    ['CAO_DIEM_KEY', `${'ab'.repeat(32)} mat-khau`, /must be 32 bytes/],
    ['LOG_LEVEL', 'loud', /must be trace, debug, info, warn, error or silent/],
    ['CAO_DIEM_SAMPLE', 'nghia-trung', /must be <commune>\/<campaign>/],
  ])('says what %s=%s should have been', (name, value, sentence) => {
    const message = messageOf({ [name]: value });
    expect(message).toContain(`  ${name} `);
    expect(message).toMatch(sentence);
  });

  test('tells all mistakes at once, one line each', () => {
    const message = messageOf({
      PORT: 'x',
      DATABASE_URL: 'x',
      CAO_DIEM_KEY: 'x',
      LOG_LEVEL: 'x',
      CAO_DIEM_SAMPLE: 'x',
    });
    const [head, ...lines] = message.split('\n');
    expect(head).toBe('The configuration is wrong:');
    expect(lines.map((line) => line.trim().split(' ')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'CAO_DIEM_KEY',
      'LOG_LEVEL',
      'CAO_DIEM_SAMPLE',
    ]);
  });

  test('repeats no value, since it may be a key or a password', () => {
    const secret = 'khong-ai-duoc-biet';
    const message = messageOf({
      CAO_DIEM_KEY: secret,
      DATABASE_URL: `mysql://bot:${secret}@db`,
      PORT: secret,
    });
    expect(message).not.toBe('');
    expect(message).not.toContain(secret);
  });
});
