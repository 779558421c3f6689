import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import { makeApiToken } from '../../src/app/api-access.ts';
import type { Plan } from '../../src/app/planner.ts';
import { countingProofs } from '../../src/core/campaign/metric.ts';
import type { TotalsView } from '../../src/core/report/totals-view.ts';
import { instant } from '../../src/core/time/instant.ts';
import type { OpenEntry } from '../../src/ports/store.ts';
import { createHttp } from '../../src/server/http.ts';
import { browse, linkIn } from '../support/browse.ts';
import { fillCampaign } from '../support/filled-campaign.ts';
import { lastFile, readBook, tablesOfDocx, textOfDocx } from '../support/read-files.ts';
import { content, createTestApp, type TestApp } from '../support/test-app.ts';

/** Every plan that counts something, at a moment when reports are open and some are late. */
const CAMPAIGNS = [
  ['nghia-trung', 'vnetraffic-2025', '2025-12-18T00:00:00+07:00', '2026-01-02T09:00:00+07:00'],
  ['loc-hoa', 'vneid-90-ngay-dem-2025', '2025-03-15T00:00:00+07:00', '2025-05-03T09:00:00+07:00'],
  ['yen-tho', 'vneid-2023', '2023-03-31T00:00:00+07:00', '2023-05-03T09:00:00+07:00'],
  ['hoang-hop', 'vneid-2023', '2023-03-27T00:00:00+07:00', '2023-04-26T09:00:00+07:00'],
] as const;

test('chat, board, workbook, report, CSV and API tell the same figures, and those that the rows say', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1e9 }),
      fc.constantFrom(...CAMPAIGNS),
      async (seed, [commune, campaign, from, at]) => {
        run += 1;
        const app = await createTestApp(commune, instant(at));
        try {
          const plan = app.planner.of(commune, campaign, instant(at)) as Plan;
          await fillCampaign(app, plan, instant(from), seed);
          await app.play('officer', 'officer');
          await expectAgreement(app, plan);
        } finally {
          await app.close();
        }
      },
    ),
    { numRuns: 8, examples: CAMPAIGNS.map((one): [number, (typeof CAMPAIGNS)[number]] => [7, one]) },
  );
  expect(run).toBeGreaterThanOrEqual(8);
});

async function expectAgreement(app: TestApp, plan: Plan): Promise<void> {
  const truth = await countRows(app, plan);
  const nameOf = (id: string) => content.words.say('vi', { key: `campaign.metric.${id}` });
  const show = new Intl.NumberFormat('vi-VN');
  const lines = plan.campaign.metrics.map(({ id }) => {
    const { people, entries, stated } = truth.metrics.get(id) ?? { people: 0, entries: 0, stated: 0 };
    return {
      id,
      people,
      entries,
      stated,
      said: `${nameOf(id)}: ${show.format(people)} người (${show.format(entries)} lượt, `,
    };
  });

  const chat = (await app.say('officer', 'tổng')).join('\n');
  for (const { said } of lines) expect(chat).toContain(said);

  // A question over days that hold everything is counted in another way.
  const since = (await app.say('officer', 'bao nhiêu người từ 1/1/2020 đến nay')).join('\n');
  for (const { id, people, entries } of lines)
    expect(since).toContain(
      `${nameOf(id)}: thêm ${show.format(people)} người (${show.format(entries)} lượt)`,
    );

  await app.say('officer', 'xuất báo cáo');
  const letter = (await lastFile(app, 'officer')).bytes;
  const report = textOfDocx(letter);
  for (const { said } of lines) expect(report).toContain(said);

  await app.say('officer', 'xuất phụ lục');
  const book = readBook((await lastFile(app, 'officer')).bytes);
  const totals = book.Sheets['Tổng số'] ?? {};
  lines.forEach(({ id, people, entries }, n) => {
    expect([totals[`A${n + 4}`]?.v, totals[`B${n + 4}`]?.v, totals[`C${n + 4}`]?.v]).toEqual([
      nameOf(id),
      people,
      entries,
    ]);
  });

  const browser = browse(app);
  const page = await (await browser.follow(linkIn(await app.say('officer', 'bảng')))).text();
  const cells = [...page.matchAll(/<td class="number">\s*([\d.]+)\s*<\/td>/g)].map(([, cell]) => cell);
  expect(cells.slice(0, lines.length * 2)).toEqual(
    lines.flatMap(({ people, entries }) => [show.format(people), show.format(entries)]),
  );

  const api = await readApi(app, plan);
  expect(api.metrics).toEqual(
    lines.map(({ id, people, entries, stated }) => ({ id, people, entries, stated })),
  );

  // Unit by unit: the API, which says everything, against the rows; then the annex as workbook, CSV and printed, against it.
  for (const unit of api.units) {
    for (const [metric, entries] of Object.entries(unit.entries)) {
      expect(entries ?? 0).toBe(truth.units.get(`${unit.id} ${metric}`) ?? 0);
    }
  }
  const rowsOf = (html: string) =>
    [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) => plainCells(row));
  const units = /<table class="units">([\s\S]*?)<\/table>/.exec(page)?.[1] ?? '';
  expect(
    rowsOf(units)
      .slice(1)
      .map(([name, , ...figures]) => [name, ...figures.slice(0, lines.length)]),
  ).toEqual(
    api.units.map(({ name, entries }) => [
      name,
      ...lines.map(({ id }) => {
        const figure = entries[id];
        return typeof figure === 'number' ? show.format(figure) : '–';
      }),
    ]),
  );
  const apart = await allPages(app, 'tổng theo đơn vị');
  for (const { name, entries, state } of api.units) {
    if (state === 'free') continue;
    const told = lines.flatMap(({ id }) => {
      const figure = entries[id];
      return typeof figure === 'number' ? [`${nameOf(id)}: ${show.format(figure)} lượt`] : [];
    });
    expect(apart).toContain(`• ${name} – ${told.length > 0 ? told.join(', ') : 'chưa có số liệu'}`);
  }

  // Targets in the same sentence in the chat, on the page and in the report, with the figures of the API and the sheet.
  const sheetOfTargets = book.Sheets['Chỉ tiêu'] ?? {};
  api.targets.forEach(({ have, base, goal }, n) => {
    const at = n + 4;
    const sentence = String(sheetOfTargets[`B${at}`]?.v);
    expect([
      sheetOfTargets[`C${at}`]?.v,
      sheetOfTargets[`D${at}`]?.v ?? null,
      sheetOfTargets[`E${at}`]?.v ?? null,
    ]).toEqual([have, base, goal]);
    expect(chat).toContain(sentence);
    expect(report).toContain(sentence);
    expect(plainText(page)).toContain(sentence);
  });
  const { 'on-time': onTime, late, overdue } = api.reports;
  expect(report).toContain(
    `${show.format(onTime)} đúng hạn, ${show.format(late)} nộp muộn, ${show.format(overdue)} quá hạn chưa nộp`,
  );
  const fates = Object.entries(book.Sheets['Báo cáo'] ?? {})
    .filter(([at]) => /^E\d+$/.test(at))
    .map(([, cell]) => cell?.v);
  const fateOf = (said: string) => fates.filter((fate) => fate === said).length;
  expect([fateOf('Đúng hạn'), fateOf('Nộp muộn'), fateOf('Quá hạn, chưa nộp')]).toEqual([
    onTime,
    late,
    overdue,
  ]);

  const [first] = plan.campaign.annexes;
  if (first === undefined) return;
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const csv = await (await browser.post('/board/files/csv', { csrf, campaign: plan.campaign.id })).text();
  const rows = parse(csv.replace('\uFEFF', '')) as string[][];
  const sheet = book.Sheets['Phụ lục'] ?? {};
  const reporting = api.units.filter(({ state }) => state !== 'free');
  expect(rows.slice(1, -1).map((row) => row[1])).toEqual(reporting.map(({ name }) => name));
  const inLetter = tablesOfDocx(letter).at(-1) ?? [];
  expect(inLetter.slice(1, -1).map(([, name]) => name)).toEqual(reporting.map(({ name }) => name));
  first.columns.forEach((column, n) => {
    const letter = String.fromCharCode(67 + n);
    const printed = reporting.map((_, at) => String(sheet[`${letter}${at + 4}`]?.v ?? ''));
    expect(rows.slice(1, -1).map((row) => row[n + 2])).toEqual(printed);
    expect(rows.at(-1)?.[n + 2]).toBe(String(sheet[`${letter}${reporting.length + 4}`]?.v ?? ''));
    if (column.metric === undefined || column.inPhase) return;
    const metric = column.metric;
    expect(inLetter.slice(1, -1).map((row) => row[n + 2])).toEqual(
      printed.map((figure) => (figure === '' ? '' : show.format(Number(figure)))),
    );
    expect(printed).toEqual(reporting.map(({ entries }) => String(entries[metric] ?? '')));
    const sum = reporting.reduce((total, { entries }) => total + (entries[metric] ?? 0), 0);
    expect(Number(rows.at(-1)?.[n + 2] || 0)).toBe(sum);
  });
}

const plainText = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What stands in each cell, without the word of its state. */
const plainCells = (row: string): readonly string[] =>
  [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) =>
    plainText(cell.replaceAll(/<span class="state[\s\S]*?<\/span>/g, '')),
  );

/** Everything that a long answer says, page after page. */
async function allPages(app: TestApp, words: string): Promise<string> {
  const told: string[] = [];
  for (let page = 1; page <= 10; page++) {
    told.push(...(await app.say('officer', `${words} trang ${page}`)));
    if (!told.at(-1)?.includes('Xem tiếp')) break;
  }
  return told.join('\n');
}

/** Counted by hand out of the lists, without counters and without the board. */
async function countRows(app: TestApp, { campaign, content: { units } }: Plan) {
  const lists = await app.store.transaction(async (tx) => {
    const all: { readonly unit: string; readonly row: OpenEntry }[] = [];
    for (const { id } of units) {
      for (const row of await tx.entries.opened(campaign.commune, campaign.id, id))
        all.push({ unit: id, row });
    }
    return all;
  });
  const inUnits = new Map<string, number>();
  const metrics = campaign.metrics.map((metric) => {
    const counting = countingProofs(metric);
    const rows = lists.filter(({ row }) => counting.includes(row.proofs[metric.id] as never));
    for (const { unit } of rows) {
      const key = `${unit} ${metric.id}`;
      inUnits.set(key, (inUnits.get(key) ?? 0) + 1);
    }
    return [
      metric.id,
      {
        people: new Set(rows.map(({ row }) => row.person.citizenId)).size,
        entries: rows.length,
        stated: 0 as number,
      },
    ] as const;
  });
  const totals = new Map(metrics);
  for (const [unit, metric, value] of await statedAlone(app, campaign, inUnits, units)) {
    inUnits.set(`${unit} ${metric}`, value);
    const { people, entries, stated } = totals.get(metric) ?? { people: 0, entries: 0, stated: 0 };
    totals.set(metric, { people, entries: entries + value, stated: stated + value });
  }
  return { metrics: totals, units: inUnits };
}

/** The numbers of units that owe no list with that metric: of each report the last one, where the plan takes it. */
async function statedAlone(
  app: TestApp,
  { commune, id, reports }: Plan['campaign'],
  rows: ReadonlyMap<string, number>,
  units: Plan['content']['units'],
): Promise<readonly (readonly [string, string, number])[]> {
  const taken = new Set(reports.flatMap((one) => (one.countsEnterTotals ? [one.id] : [])));
  const last = new Map<string, { readonly period: string; readonly value: number }>();
  for (const { unit, subject, value } of await app.store.transaction((tx) => tx.stated.of(commune, id))) {
    const [, report = '', period = '', metric = ''] = /^count:([^/]+)\/([^:]+):(.+)$/.exec(subject) ?? [];
    const kind = units.find((one) => one.id === unit)?.kind ?? '';
    const owesList = reports.some(
      ({ from, units: named, list }) =>
        (from.includes(kind) || named.includes(unit)) && list?.metrics.includes(metric),
    );
    if (!taken.has(report) || owesList || (rows.get(`${unit} ${metric}`) ?? 0) > 0 || value === null)
      continue;
    const key = `${unit} ${metric} ${report}`;
    if ((last.get(key)?.period ?? '') <= period) last.set(key, { period, value });
  }
  return [...last].map(([key, { value }]) => {
    const [unit = '', metric = ''] = key.split(' ');
    return [unit, metric, value] as const;
  });
}

async function readApi(app: TestApp, { campaign }: Plan): Promise<TotalsView> {
  const cipher = createCipher(new Uint8Array(32).fill(7));
  const newToken = () => 'a-token-of-the-test';
  const { token } = await app.store.transaction((tx) =>
    makeApiToken(
      tx,
      { cipher, newToken },
      { name: 'test', communes: undefined, days: 1, at: app.clock.now() },
    ),
  );
  const http = createHttp({
    words: content.words,
    isLoopback: true,
    pages: app.pages,
    onError: () => undefined,
  });
  const path = `/api/v1/communes/${campaign.commune}/campaigns/${campaign.id}`;
  const answer = await http.request(path, {
    headers: { host: 'localhost:8080', authorization: `Bearer ${token}` },
  });
  return (await answer.json()) as TotalsView;
}
