import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/adapters/clock/system-clock.ts';
import { runInvite } from '../../src/cli/invite-run.ts';
import { readConfig } from '../../src/config.ts';
import type { Unit } from '../../src/core/campaign/unit.ts';
import { readInvitationCode } from '../../src/core/invitation/invitation-code.ts';
import { addDays, dayOf, daysBetween } from '../../src/core/time/day.ts';
import { DAY, type Instant, later } from '../../src/core/time/instant.ts';
import { openDatabase } from '../../src/open-database.ts';
import { SIMULATOR_CLOCK } from '../../src/stage/simulation.ts';
import { content } from '../support/test-app.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cao-diem-invite-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function invite(args: string, env: Record<string, string> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runInvite(args.split(' '), {
    env: { DATA_DIR: folder, ...env },
    content,
    isTerminal: false,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const openIt = () => openDatabase(readConfig({ DATA_DIR: folder }));

const CODE = /^[2-9A-Z]{5}-[2-9A-Z]{5}$/m;

/** The invitation that the printed code stands for, as the running bot will find it. */
async function stored(out: string) {
  const code = readInvitationCode(CODE.exec(out)?.[0] ?? '') ?? '';
  const { store, cipher } = await openIt();
  const found = await store.transaction((tx) => tx.invitations.find(cipher.digest('invitation', code)));
  await store.close();
  return found;
}

describe('npm run invite', () => {
  test('makes the first officer’s invitation, and says what to type and until when', async () => {
    const { code, out } = await invite('--commune nghia-trung --role officer');
    expect(code).toBe(0);
    expect(out).toMatch(/^Mã mời cho cán bộ đầu mối Công an xã, xã Nghĩa Trung:\n[2-9A-Z]{5}-[2-9A-Z]{5}\n/);
    expect(out).toMatch(
      /Mã dùng được một lần, đến hết \d\d\/\d\d\/\d{4}\. Chỉ đưa cho đúng người\.\nNgười được mời gõ: \/start [2-9A-Z]{5}-[2-9A-Z]{5}\n/,
    );
    expect(out).toMatch(/█▀▀▀▀▀█/);
    expect(await stored(out)).toMatchObject({
      commune: 'nghia-trung',
      role: 'officer',
      unit: null,
      by: 'operator',
    });
  });

  test('knows the units that were added, renamed or merged in the chat', async () => {
    const { store } = await openIt();
    const today = dayOf(systemClock.now(), 'Asia/Ho_Chi_Minh');
    const unit = content.catalogue.communes.get('nghia-trung')?.units[0] as Unit;
    const place = { commune: 'nghia-trung', campaign: null, by: 'lan', at: later(systemClock.now(), -DAY) };
    const from = addDays(today, -1);
    await store.transaction(async (tx) => {
      const added = { ...unit, id: 'thon-99', name: 'Thôn 99', aliases: [] };
      await tx.changes.add({ ...place, change: { type: 'unit-added', unit: added, from } });
      await tx.changes.add({ ...place, change: { type: 'unit-retired', unit: 'thon-3', from } });
    });
    await store.close();
    const { out } = await invite('--commune nghia-trung --role head --unit thon-99');
    expect(await stored(out)).toMatchObject({ role: 'head', unit: 'thon-99' });
    const ended = await invite('--commune nghia-trung --role head --unit thon-3');
    expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('"thon-3"')]);
  });

  test.each([
    ['--role leader', { role: 'leader', unit: null }],
    ['--role head --unit thon-3', { role: 'head', unit: 'thon-3' }],
    ['--role deputy --unit mttq', { role: 'deputy', unit: 'mttq' }],
  ])('makes %s', async (args, expected) => {
    const { out } = await invite(`--commune nghia-trung ${args}`);
    expect(await stored(out)).toMatchObject(expected);
  });

  test.each([
    ['', 7],
    [' --days 1', 1],
    [' --days 30', 30],
  ])('is good for%s as many days as asked, the first one included', async (more, days) => {
    const { out } = await invite(`--commune nghia-trung --role officer${more}`);
    const { expires = 0 as Instant } = (await stored(out)) ?? {};
    const zone = 'Asia/Ho_Chi_Minh';
    expect(daysBetween(dayOf(systemClock.now(), zone), dayOf(later(expires, -1), zone))).toBe(days - 1);
  });

  test('is still good where the simulator’s clock has gone ahead', async () => {
    const ahead = later(systemClock.now(), 90 * 86_400_000);
    const { store } = await openIt();
    await store.transaction(async (tx) => tx.marks.set(SIMULATOR_CLOCK, ahead));
    await store.close();
    const { out } = await invite('--commune nghia-trung --role officer');
    expect((await stored(out))?.expires).toBeGreaterThan(ahead);
  });

  test.each([
    [
      '--commune nghia-trng --role officer',
      'There is no commune "nghia-trng". There are: hoang-hop, kon-tum, loc-hoa, nghia-trung, yen-tho.',
    ],
    ['--role officer', '--commune is missing; it is one of: '],
    ['--commune nghia-trung', '--role is missing; it is one of: officer, leader, head, deputy, helper.'],
    ['--commune nghia-trung --role admin', 'Nobody is invited as "admin".'],
    [
      '--commune nghia-trung --role head',
      'A head is in charge of one unit: --unit is missing. There are: thon-1,',
    ],
    ['--commune nghia-trung --role head --unit thon-99', '"thon-99" is not one unit. Did you mean: thon-1,'],
    ['--commune nghia-trung --role head --unit xyz', 'There is no unit "xyz". There are: thon-1,'],
    [
      '--commune nghia-trung --role officer --unit thon-1',
      'A role as officer is in the whole commune: leave out --unit.',
    ],
    ['--commune nghia-trung --role officer --days 0', '--days must be a whole number from 1 to 30.'],
    ['--commune nghia-trung --role officer --days 31', '--days must be a whole number from 1 to 30.'],
    ['--commune nghia-trung --role officer --days 1.5', '--days must be a whole number from 1 to 30.'],
    ['--comune nghia-trung', "Unknown option '--comune'"],
  ])('refuses “%s” in a sentence', async (args, sentence) => {
    const { code, out, err } = await invite(args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(sentence);
    expect(err).toContain('npm run invite -- --commune');
  });

  test('tells all mistakes at once', async () => {
    const { err } = await invite('--commune x --role y --days z');
    expect(err.split('\n\n')[0]?.split('\n')).toHaveLength(3);
  });

  test('can be used while the bot is running, which finds the code', async () => {
    const { store, cipher } = await openIt();
    const { code, out } = await invite('--commune nghia-trung --role officer');
    expect(code).toBe(0);
    const typed = readInvitationCode(CODE.exec(out)?.[0] ?? '') ?? '';
    expect(
      await store.transaction((tx) => tx.invitations.find(cipher.digest('invitation', typed))),
    ).toMatchObject({ role: 'officer' });
    await store.close();
  });

  test('tells a wrong configuration, and not the key in it', async () => {
    const { code, err } = await invite('--commune nghia-trung --role officer', {
      CAO_DIEM_KEY: 'bi-mat-ngan',
    });
    expect(code).toBe(1);
    expect(err).toContain('CAO_DIEM_KEY must be 32 bytes');
    expect(err).not.toContain('bi-mat-ngan');
  });
});
