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
