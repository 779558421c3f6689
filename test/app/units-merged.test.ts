import { afterEach, describe, expect, test } from 'vitest';
import { type Instant, instant } from '../../src/core/time/instant.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

/** What becomes of what hung on two units when they are one, in Lộc Hòa: tổ Ấp 1 and tổ Ấp 2 become tổ Chung on 24/3. */
const at = (iso: string): Instant => instant(`${iso}+07:00`);
const CAMPAIGN = 'vneid-90-ngay-dem-2025';
let app: TestApp;
afterEach(async () => {
  expect(app.errors).toEqual([]);
  await app.close();
});

async function open(): Promise<void> {
  app = await createTestApp('loc-hoa', at('2025-03-20T08:00:00'));
  await app.play('lan', 'officer');
  await app.play('năm', 'head', 'to-ap-1');
  await app.play('bảy', 'head', 'to-ap-2');
}
async function merge(): Promise<void> {
  await app.say('lan', 'gộp to-ap-1, to-ap-2 thành Tổ Chung từ 24/3');
  await app.say('lan', 'xác nhận');
  await app.forward.moveTo(at('2025-03-24T09:00:00'));
}
const heir = (): string =>
  app.planner.content('loc-hoa', app.clock.now())?.units.find(({ name }) => name === 'Tổ Chung')?.id ?? '';
const stated = async (unit: string) =>
  Object.fromEntries(
    (await app.store.transaction((tx) => tx.stated.of('loc-hoa', CAMPAIGN, unit))).map(
      ({ subject, value }) => [subject.split(':').at(-1), value],
    ),
  );

describe('two units that become one', () => {
  test('have their numbers for open reports together, and keep their own as history', async () => {
    await open();
    await app.say('năm', 'bhyt 12, gplx 3');
    await app.say('bảy', 'bhyt 5');
    await merge();
    expect(await stated(heir())).toMatchObject({ 'doc-bhyt': 17, 'doc-gplx': 3 });
    expect(await stated('to-ap-1')).toMatchObject({ 'doc-bhyt': 12, 'doc-gplx': 3 });
  });

  test('have the whole that somebody stated for one of them, with what the file has of the other', async () => {
    await open();
    await app.store.transaction(async (tx) => {
      const place = { commune: 'loc-hoa', campaign: CAMPAIGN, unit: 'to-ap-1' };
      tx.stated.state({ ...place, subject: 'base:citizens-14', value: 1000, by: 'x', at: app.clock.now() });
    });
    const one = await stated('to-ap-1');
    await merge();
    // units.csv has 540 for the second.
    expect([one, await stated(heir())]).toEqual([{ 'citizens-14': 1000 }, { 'citizens-14': 1540 }]);
  });

  test('keep their difficulties and their evidence at work', async () => {
    await open();
    await app.say('năm', '/difficulty sóng điện thoại yếu');
    await app.say('bảy', { files: ['a.jpg'] });
    await app.say('bảy', '1');
    await app.say('bảy', { tap: 1 });
    await merge();
    const open_ = await app.store.transaction((tx) => tx.difficulties.of('loc-hoa', CAMPAIGN));
    expect(open_.map(({ unit }) => unit)).toEqual([heir()]);
    const kept = await app.store.transaction((tx) => tx.evidence.of('loc-hoa', CAMPAIGN));
    expect(kept.map(({ unit, obligation }) => [unit, obligation.split('/')[3]])).toEqual([[heir(), heir()]]);
    // Whoever heads the new unit gets the answer.
    await app.say('lan', '/reply 1 mai có cán bộ xuống');
    expect([...app.news('năm'), ...app.news('bảy')].join('\n')).toContain('mai có cán bộ xuống');
  });

  test('go on with numbers and evidence until that day, and are told who will file', async () => {
    await open();
    await app.say('lan', 'gộp to-ap-1, to-ap-2 thành Tổ Chung từ 24/3');
    await app.say('lan', 'xác nhận');
    const told = (await app.say('năm', 'nộp')).join('\n');
    expect(told).toContain('(hạn hết ngày 01/04/2025) sẽ do Tổ Chung nộp, vì từ ngày 24/03/2025');
    expect((await app.say('năm', 'danh sách')).join('\n')).toContain('sẽ do Tổ Chung nộp');
    await app.say('năm', 'bhyt 12');
    await app.say('bảy', 'bhyt 5');
    await app.say('bảy', { files: ['a.jpg'] });
    await app.say('bảy', '1');
    // Nobody is asked for it twice.
    const missing = (await app.say('lan', 'ai chưa nộp')).join('\n');
    expect(missing).not.toMatch(/Ấp [12]$/m);
    await app.forward.moveTo(at('2025-03-24T09:00:00'));
    expect(await stated(heir())).toMatchObject({ 'doc-bhyt': 17 });
    const kept = await app.store.transaction((tx) => tx.evidence.of('loc-hoa', CAMPAIGN));
    expect(kept.map(({ unit }) => unit)).toEqual([heir()]);
    expect((await app.say('năm', 'nộp')).join('\n')).toContain('Tổ Chung');
  });

  test('are as they were when it is taken back', async () => {
    await open();
    await app.say('năm', 'bhyt 12');
    await app.say('bảy', 'bhyt 5');
    await app.say('năm', '/difficulty sóng điện thoại yếu');
    await merge();
    const unit = heir();
    await app.say('lan', 'hoàn tác 1');
    await app.forward.moveTo(at('2025-03-24T10:00:00'));
    expect(await stated(unit)).toEqual({});
    expect(await stated('to-ap-1')).toEqual({ 'doc-bhyt': 12 });
    const back = await app.store.transaction((tx) => tx.difficulties.of('loc-hoa', CAMPAIGN));
    expect(back.map((one) => one.unit)).toEqual(['to-ap-1']);
  });
});

describe('a person who is on both lists', () => {
  const record = (unit: string, name: string, citizenId?: string) =>
    app.store.transaction((tx) =>
      tx.entries.record({
        id: `${unit}-${name}`,
        commune: 'loc-hoa',
        campaign: CAMPAIGN,
        unit,
        person: { name, ...(citizenId !== undefined && { citizenId }), address: `${unit}, xã Lộc Hòa` },
        achieved: ['doc-bhyt'],
        proof: 'unit-confirmed',
        by: 'x',
        at: app.clock.now(),
      }),
    );

  test('is one by the citizen ID, and without it is shown to a person who can tell', async () => {
    await open();
    await record('to-ap-1', 'Nguyễn Văn Thử', '070099000001');
    await record('to-ap-2', 'Nguyễn Văn Thử', '070099000001');
    await record('to-ap-1', 'Trần Thị Giả');
    await record('to-ap-2', 'Trần Thị Giả');
    await merge();
    const rows = await app.store.transaction((tx) => tx.entries.list('loc-hoa', CAMPAIGN, heir()));
    expect(rows.map(({ name }) => name).toSorted()).toEqual([
      'Nguyễn Văn Thử',
      'Trần Thị Giả',
      'Trần Thị Giả',
    ]);
    for (const who of ['lan', 'năm', 'bảy'])
      expect(app.news(who).join('\n')).toContain('Tổ Chung sau khi gộp có 2 dòng trùng họ tên');
    expect((await app.say('lan', `/flags ${heir()}`)).join('\n')).toContain('Trần Thị Giả');
  });

  test('is not asked about where nobody has a namesake', async () => {
    await open();
    await record('to-ap-1', 'Nguyễn Văn Thử');
    await record('to-ap-2', 'Trần Thị Giả');
    await merge();
    expect(app.news('lan').join('\n')).not.toContain('trùng họ tên');
  });
});
