import { expect, test } from 'vitest';
import { instant } from '../../src/core/time/instant.ts';
import { createTestApp } from '../support/test-app.ts';

test('rows are erased ninety days after the last report, the figures stay, and a certificate says so', async () => {
  const app = await createTestApp('yen-tho', instant('2023-06-20T08:00:00+07:00'));
  try {
    const place = { commune: 'yen-tho', campaign: 'vneid-2023', unit: 'thon-1' };
    await app.store.transaction((tx) =>
      tx.entries.record({
        ...place,
        id: 'row',
        person: { name: 'Nguyễn Văn Thử', address: 'thôn 1', phone: '+84912000001' },
        achieved: ['vneid-activated'],
        proof: 'unit-confirmed',
        by: 'head',
        at: app.clock.now(),
      }),
    );
    const look = () =>
      app.store.transaction(async (tx) => ({
        personal: await tx.entries.countPersonal(['row']),
        people: await tx.entries.people(place.commune, place.campaign, ['unit-confirmed']),
        certificates: await tx.erasures.of(place.commune, 10),
      }));
    app.clock.moveTo(instant('2023-09-25T08:00:00+07:00'));
    await app.loop.tick();
    expect(await look()).toMatchObject({ personal: 1, certificates: [] });
    app.clock.moveTo(instant('2023-10-15T08:00:00+07:00'));
    await app.loop.tick();
    const after = await look();
    expect(after).toMatchObject({ personal: 0, certificates: [{ what: 'list', rows: 1, left: 0 }] });
    expect(after.people.get('vneid-activated')).toBe(1);
    expect(app.errors).toEqual([]);
  } finally {
    await app.close();
  }
});

test('in a campaign without an end a row is erased a year after it was last written, and the figures stay', async () => {
  const app = await createTestApp('nghia-trung', instant('2025-12-22T08:00:00+07:00'));
  try {
    const place = { commune: 'nghia-trung', campaign: 'vnetraffic-2025', unit: 'thon-1' };
    const write = (id: string, name: string) =>
      app.store.transaction((tx) =>
        tx.entries.record({
          ...place,
          id,
          person: { name, address: 'thôn 1' },
          achieved: ['vnetraffic-installed'],
          proof: 'unit-confirmed',
          by: 'head',
          at: app.clock.now(),
        }),
      );
    await write('old', 'Nguyễn Văn Thử');
    await app.store.transaction(async (tx) => {
      await tx.handed.add([
        {
          ...place,
          id: 'handed',
          group: 'no-l2',
          person: { name: 'Lê Thị Thử' },
          by: 'x',
          at: app.clock.now(),
        },
      ]);
      const detail = { field: 'name', before: 'Nguyễn Văn Thu', after: 'Nguyễn Văn Thử' };
      tx.histories.add({
        subject: 'entry:old',
        at: app.clock.now(),
        by: 'head',
        action: 'corrected',
        detail,
      });
    });
    app.clock.moveTo(instant('2026-06-22T08:00:00+07:00'));
    await write('new', 'Trần Văn Thử');
    const look = () =>
      app.store.transaction(async (tx) => ({
        personal: await tx.entries.personal(place.commune, place.campaign, 9),
        handed: (await tx.handed.of(place.commune, place.campaign, place.unit)).length,
        counted: (await tx.handed.counts(place.commune, place.campaign)).length,
        details: (await tx.histories.of('entry:old')).map(({ action, detail }) => [action, detail]),
        people: (await tx.entries.people(place.commune, place.campaign, ['unit-confirmed'])).get(
          'vnetraffic-installed',
        ),
      }));
    app.clock.moveTo(instant('2026-12-20T08:00:00+07:00'));
    await app.loop.tick();
    expect(await look()).toMatchObject({ personal: ['new', 'old'], handed: 1, people: 2 });
    app.clock.moveTo(instant('2026-12-24T08:00:00+07:00'));
    await app.loop.tick();
    expect(await look()).toEqual({
      personal: ['new'],
      handed: 0,
      counted: 1,
      details: [['corrected', undefined]],
      people: 2,
    });
    expect(app.errors).toEqual([]);
  } finally {
    await app.close();
  }
});
