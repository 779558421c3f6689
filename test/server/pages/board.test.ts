import { expect, onTestFinished, test } from 'vitest';
import type { Plan } from '../../../src/app/planner.ts';
import { instant, later, MINUTE } from '../../../src/core/time/instant.ts';
import { browse, linkIn } from '../../support/browse.ts';
import { fillCampaign } from '../../support/filled-campaign.ts';
import { createTestApp, type TestApp } from '../../support/test-app.ts';

async function open(commune: string, at: string): Promise<TestApp> {
  const app = await createTestApp(commune, instant(at));
  onTestFinished(() => app.close());
  await app.play('officer', 'officer');
  return app;
}

/** The words of each section, by its id. */
async function sections(app: TestApp): Promise<ReadonlyMap<string, string>> {
  const page = await (await browse(app).follow(linkIn(await app.say('officer', 'bảng')))).text();
  return new Map(
    page
      .split('<section ')
      .slice(1)
      .map((part) => [
        / id="([^"]+)"/.exec(` ${part}`)?.[1] ?? '',
        part
          .replace(/^[^>]*>/, '')
          .replaceAll(/<[^>]+>/g, ' ')
          .replaceAll(/\s+/g, ' ')
          .trim(),
      ]),
  );
}

test('who waits for help stands on the board by unit, without a name, a phone or what they wrote', async () => {
  const app = await open('nghia-trung', '2025-12-24T08:00:00+07:00');
  expect((await sections(app)).get('help')).toContain('Chưa có ai nhờ giúp.');
  const at = app.clock.now();
  const request = {
    id: 'h-1',
    commune: 'nghia-trung',
    unit: 'thon-1',
    account: 'an',
    at,
    way: 'visit',
    problem: 'không thấy cửa hàng',
    place: 'xóm Đình',
    phone: '+84912000001',
    state: 'open',
    climbed: 0,
  } as const;
  await app.store.transaction(async (tx) => {
    await tx.helpRequests.open(request);
    await tx.helpRequests.open({ ...request, id: 'h-2', unit: null, way: 'chat' });
    await tx.helpRequests.claim('h-2', 'bo', later(at, MINUTE), later(at, 60 * MINUTE));
    const done = await tx.helpRequests.open({ ...request, id: 'h-3' });
    tx.helpRequests.change({ ...done, state: 'closed', closedAt: at });
  });
  const said = (await sections(app)).get('help') ?? '';
  expect(said).toContain('Đang chờ: 1. Đang được giúp: 1. Đã xong: 1.');
  expect(said).toContain('Số 1: Thôn 1 đến tận nhà Đang chờ');
  expect(said).toContain('Số 2: nơi khác, chưa rõ thôn nhắn tin Đang được giúp');
  expect(said).not.toMatch(/cửa hàng|Đình|0912|912000001/);
});

test('every figure of a unit has its state in a word where the unit has a target for it', async () => {
  const app = await open('nghia-trung', '2025-12-31T08:00:00+07:00');
  const plan = app.planner.current('nghia-trung', app.clock.now()) as Plan;
  await fillCampaign(app, plan, instant('2025-12-18T08:00:00+07:00'));
  expect((await sections(app)).get('units')).toMatch(/Trường THCS Nghĩa Trung \S+( \S+)? \d+ (Đạt|Chưa đạt)/);
});

test('deadlines that are still to come are told, soonest first', async () => {
  const app = await open('yen-tho', '2023-04-03T08:00:00+07:00');
  const said = (await sections(app)).get('reports') ?? '';
  expect(said).toMatch(/Hạn sắp tới .*31\/05\/2023.*30\/06\/2023/);
});

test('reminders that were not sent are added up by their reason', async () => {
  const app = await open('nghia-trung', '2025-12-18T08:00:00+07:00');
  await app.forward.moveTo(instant('2026-01-02T09:00:00+07:00'));
  const said = (await sections(app)).get('reminders') ?? '';
  expect(said).toContain('Không gửi: 105. ');
  expect(said).toContain('84 lời nhắc không gửi, vì chưa có người nhận nào vào bot');
  expect(said).toContain('21 lời nhắc không gửi, vì đơn vị chưa có cấp phó nào vào bot');
});
