import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { talkOver } from './platforms/talk-over.ts';
import { openTelegramPlatform } from './platforms/telegram.ts';
import { openWeb } from './platforms/web.ts';
import { openZaloBot } from './platforms/zalo-bot.ts';
import { openGovernmentOa } from './platforms/zalo-oa.ts';
import { playScript } from './play-script.ts';

const folder = join(import.meta.dirname, 'everywhere');
const platforms = {
  web: openWeb,
  Telegram: openTelegramPlatform,
  'Zalo Bot': openZaloBot,
  'an OA of government': openGovernmentOa,
};

/** The main path of each plan, and a citizen: by buttons where there are any, by their numbers where there are none. */
describe.each(readdirSync(folder))('%s', (name) => {
  test.each(Object.entries(platforms))('goes word for word the same over %s', async (_, open) => {
    const file = join(folder, name);
    const script = readFileSync(file, 'utf8');
    // "vitest run -u" writes down what was really said; then read it before you commit it.
    await expect(await playScript(script, talkOver(open))).toMatchFileSnapshot(file);
  });
});
