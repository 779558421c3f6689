import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { runPoster, villagesOf } from '../../src/cli/poster-run.ts';
import { posterLink, unitOfStart } from '../../src/core/campaign/poster-link.ts';
import { instant } from '../../src/core/time/instant.ts';
import { content, createTestApp } from '../support/test-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'posters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BOT = 'https://t.me/xa_thu_bot';

/** What a phone sees in a picture of the printed page, a third as large. */
async function scan(file: string): Promise<string | undefined> {
  const { data, info } = await sharp(file)
    .resize({ width: 600 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

test('each village has a poster whose QR code leads to the bot and says which village it is', async () => {
  const cli = { env: { DATA_DIR: folder, CAO_DIEM_KEY: '07'.repeat(32) }, content, out() {}, err() {} };
  for (const unit of ['thon-1', 'thon-3']) {
    const args = ['nghia-trung', '--link', BOT, '--unit', unit, '--png', '--out', folder];
    expect(await runPoster(args, cli)).toBe(0);
    expect(await scan(join(folder, `nghia-trung-${unit}.png`))).toBe(`${BOT}?start=v-${unit}`);
  }
  expect(readdirSync(folder).filter((name) => name.endsWith('.pdf'))).toEqual(['nghia-trung.pdf']);
}, 60_000);

test('every commune has places where one hangs', () => {
  const places = [...content.catalogue.communes.values()].map((commune) => villagesOf(commune).length);
  expect(Math.min(...places)).toBeGreaterThan(0);
});

test('every village has a link of its own that Telegram hands on whole, and a link that says more keeps it', () => {
  for (const { units } of content.catalogue.communes.values()) {
    const starts = units.map(({ id }) => new URL(posterLink(BOT, id)).searchParams.get('start') ?? '');
    expect(new Set(starts).size).toBe(units.length);
    for (const [n, start] of starts.entries()) {
      expect(start).toMatch(/^[\w-]{1,64}$/);
      expect(unitOfStart(start)).toBe(units[n]?.id);
    }
  }
  expect(posterLink(`${BOT}?start=vneid-install`, 'thon-1')).toBe(`${BOT}?start=vneid-install`);
  expect(posterLink(`${BOT}/?a=1#top`, 'thon-1')).toBe(`${BOT}/?a=1&start=v-thon-1#top`);
});

test('whoever scans it need not say again where they live when they call for help', async () => {
  const app = await createTestApp('nghia-trung', instant('2025-12-22T08:00:00+07:00'));
  try {
    const start = new URL(posterLink(BOT, 'thon-3')).searchParams.get('start') ?? '';
    expect((await app.say('bà', { start })).join('\n')).toContain('áp phích của Thôn 3');
    expect((await app.say('bà', 'cần người giúp')).join('\n')).toContain('Bạn muốn được giúp thế nào?');
    expect((await app.say('bà', '1')).join('\n')).toContain('Bạn đang vướng gì?');
    await app.say('bà', 'khó quá');
    expect((await app.say('bà', 'bỏ qua')).join('\n')).toContain('Đã gọi người của Thôn 3');
    expect((await app.say('bà', '/dulieu')).join('\n')).toContain('Nơi bạn vào từ áp phích: Thôn 3.');
    expect((await app.say('ông', { start: 'v-thon-999' })).join('\n')).not.toContain('áp phích');
  } finally {
    await app.close();
  }
});
