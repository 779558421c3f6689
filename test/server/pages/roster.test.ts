import { writeXlsx } from 'hucre';
import { expect, onTestFinished, test } from 'vitest';
import { instant } from '../../../src/core/time/instant.ts';
import { type Browsing, browse, linkIn } from '../../support/browse.ts';
import { namesOf } from '../../support/media-files.ts';
import { createTestApp } from '../../support/test-app.ts';

const START = instant('2025-12-22T08:00:00+07:00');
const LIST =
  '1. Nguyễn Văn Thử, thôn 1, 075199000001\n2. Trần Thị Giả, thôn 1, 07519900\n3. Lê Văn Tạm, thôn 1, 075199000003';

async function open(units: readonly string[] = ['thon-1']) {
  const app = await createTestApp('nghia-trung', START);
  onTestFinished(async () => {
    expect(app.errors).toEqual([]);
    await app.close();
  });
  for (const unit of units) await app.play('tám', 'head', unit);
  const list = (unit = 'thon-1') =>
    app.store.transaction((tx) => tx.entries.list('nghia-trung', 'vnetraffic-2025', unit));
  const browser = browse(app);
  await browser.follow(linkIn(await app.say('tám', 'trang nhập danh sách')));
  return { ...app, app, browser, list };
}

const csrfIn = (page: string): string => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';

/** What a form of that page sends. */
async function send(browser: Browsing, from: string, to: string, fields: Record<string, string>) {
  const page = await (await browser.get(from)).text();
  return browser.post(to, { csrf: csrfIn(page), ...fields });
}

async function paste(browser: Browsing, text: string, unit = 'thon-1'): Promise<string> {
  const sent = await send(browser, `/roster?unit=${unit}`, '/roster/text', { unit, text });
  expect(sent.status).toBe(303);
  return sent.headers.get('location') ?? '';
}

test('a pasted list comes back row by row, is put right, answered and recorded on one word', async () => {
  const { browser, list } = await open();
  const draft = await paste(browser, LIST);
  const read = await (await browser.get(draft)).text();
  expect(read).toContain('Chưa ghi được');
  expect(read).toContain('name="row-2"');
  expect(read).toContain('Những người này đã làm được những việc nào?');
  expect(await list()).toEqual([]);

  await send(browser, draft, `${draft}/rows`, { 'row-2': '075199000002' });
  await send(browser, draft, `${draft}/answers`, { achieved: 'm1' });
  const card = await (await browser.get(draft)).text();
  expect(card).toContain('Ghi 3 người');
  expect(await list()).toEqual([]);

  const done = await send(browser, draft, `${draft}/ok`, {});
  expect(await done.text()).toContain('Đã ghi 3 người vào danh sách của Thôn 1');
  expect((await list()).map(({ name }) => name)).toEqual(['Nguyễn Văn Thử', 'Trần Thị Giả', 'Lê Văn Tạm']);
  expect(await (await browser.get(draft)).text()).toContain('Danh sách này đã ghi rồi');
});

test('the draft of the page is that of the chat, which can give the word as well', async () => {
  const { app, browser, list } = await open();
  await paste(browser, LIST);
  expect((await app.say('tám', 'danh sách chưa ghi')).join()).toContain('Thôn 1: 3 dòng');
  await app.say('tám', '1');
  await app.say('tám', '1');
  await app.say('tám', 'ghi 2 người');
  expect(await list()).toHaveLength(2);
});

test('people typed into the fields are rows like any other, and more fields keep what was typed', async () => {
  const { browser, list } = await open();
  const fields = { 'p1-name': 'Nguyễn Văn Thử', 'p1-address': 'thôn 1', 'p1-citizen-id': '075199000001' };
  const more = await send(browser, '/roster', '/roster/rows', {
    unit: 'thon-1',
    people: '5',
    more: 'yes',
    ...fields,
  });
  const page = await more.text();
  expect(page).toContain('value="075199000001"');
  expect(page).toContain('p10-name');
  const sent = await send(browser, '/roster', '/roster/rows', { unit: 'thon-1', people: '10', ...fields });
  const draft = sent.headers.get('location') ?? '';
  await send(browser, draft, `${draft}/answers`, { achieved: 'm1' });
  await send(browser, draft, `${draft}/ok`, {});
  expect(await list()).toMatchObject([{ name: 'Nguyễn Văn Thử', achieved: ['vnetraffic-installed'] }]);
});

test('a workbook is read by the job, its draft waits on the page and in the chat', async () => {
  const { browser, list, jobs } = await open();
  const rows = [
    ['STT', 'Họ và tên', 'Địa chỉ', 'Số CCCD'],
    ...Array.from({ length: 60 }, (_, n) => [
      n + 1,
      'Nguyễn Văn Thử',
      'thôn 1',
      `0751990000${String(n).padStart(2, '0')}`,
    ]),
  ];
  const bytes = await writeXlsx({ sheets: [{ name: 'ds', rows }] });
  const form = new FormData();
  form.set('csrf', csrfIn(await (await browser.get('/roster')).text()));
  form.set('unit', 'thon-1');
  form.set('file', new File([Buffer.from(bytes)], 'danh sách.xlsx'));
  const sent = await browser.send('/roster/file', form);
  const draft = sent.headers.get('location') ?? '';
  expect(await (await browser.get(draft)).text()).toContain('Tôi đang đọc tệp');
  await jobs.run();
  await jobs.idle();
  const page = await (await browser.get(`${draft}?page=2`)).text();
  expect(page).toContain('Trang 2/2');
  expect(page).toContain('61. Nguyễn Văn Thử');
  await send(browser, draft, `${draft}/answers`, { achieved: 'm1' });
  await send(browser, draft, `${draft}/ok`, {});
  expect(await list()).toHaveLength(60);
});

test('a workbook that numbers its rows by a formula is taken; only the row that one works out goes back', async () => {
  const { browser, list, jobs } = await open();
  const worked = { value: 2, type: 'formula', formula: 'A2+1', formulaResult: 2 } as const;
  const named = { ...worked, value: 'Trần Thị Giả', formula: 'PROPER(F3)', formulaResult: 'Trần Thị Giả' };
  const rows = [
    ['STT', 'Họ và tên', 'Địa chỉ', 'Số CCCD'],
    [1, 'Nguyễn Văn Thử', 'thôn 1', '075199000001'],
    [null, null, 'thôn 1', '075199000002'],
    [null, 'Lê Văn Tạm', 'thôn 1', '075199000003'],
  ];
  const cells = new Map<string, typeof worked | typeof named>([
    ['2,0', worked],
    ['2,1', named],
    ['3,0', worked],
  ]);
  const bytes = await writeXlsx({ sheets: [{ name: 'ds', rows, cells }] });
  const form = new FormData();
  form.set('csrf', csrfIn(await (await browser.get('/roster')).text()));
  form.set('unit', 'thon-1');
  form.set('file', new File([Buffer.from(bytes)], 'ds.xlsx'));
  const draft = (await browser.send('/roster/file', form)).headers.get('location') ?? '';
  await jobs.run();
  await jobs.idle();
  expect(await (await browser.get(draft)).text()).toContain(
    'ô B3 là công thức. Gõ lại phần đúng của dòng này.',
  );
  await send(browser, draft, `${draft}/answers`, { achieved: 'm1' });
  await send(browser, draft, `${draft}/ok`, {});
  expect((await list()).map(({ name }) => name)).toEqual(['Nguyễn Văn Thử', 'Lê Văn Tạm']);
  await send(browser, draft, `${draft}/rows`, { 'row-3': 'Trần Thị Giả' });
  await send(browser, draft, `${draft}/ok`, {});
  expect(await list()).toHaveLength(3);
});

test('a file that is none is refused in a sentence, and nothing is kept', async () => {
  const { browser, store } = await open();
  const form = new FormData();
  form.set('csrf', csrfIn(await (await browser.get('/roster')).text()));
  form.set('unit', 'thon-1');
  form.set('file', new File([Buffer.from('%PDF-1.7 x')], '../../ds.xlsx'));
  const refused = await browser.send('/roster/file', form);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('Chưa ghi gì cả.');
  const account = (
    await store.transaction((tx) => tx.conversations.load([{ channel: 'web', address: 'tám' }]))
  )[0]?.account;
  expect(await store.transaction((tx) => tx.rosters.openOf(account ?? '', 'nghia-trung'))).toEqual([]);
});

test('whoever reports for several units says for which, and nobody writes into another’s list', async () => {
  const { browser, list } = await open(['thon-1', 'thon-2']);
  const page = await (await browser.get('/roster?unit=')).text();
  expect(page).toContain('Bạn nhập cho đơn vị nào?');
  const draft = await paste(browser, LIST.replaceAll('thôn 1', 'thôn 2'), 'thon-2');
  await send(browser, draft, `${draft}/answers`, { achieved: 'm1' });
  await send(browser, draft, `${draft}/ok`, {});
  expect([(await list('thon-1')).length, (await list('thon-2')).length]).toEqual([0, 2]);
  const foreign = await browser.post('/roster/text', {
    csrf: csrfIn(await (await browser.get('/roster?unit=thon-1')).text()),
    unit: 'thon-3',
    text: LIST,
  });
  expect(foreign.status).toBe(422);
  expect(await list('thon-3')).toEqual([]);
});

test('a post without the word of the page, or after the role has ended, does nothing', async () => {
  const { app, browser, list } = await open();
  const draft = await paste(browser, LIST);
  expect((await browser.post(`${draft}/ok`, { csrf: 'made-up' })).status).toBe(403);
  const csrf = csrfIn(await (await browser.get(draft)).text());
  await app.store.transaction(async (tx) => {
    const [contact] = await tx.conversations.load([{ channel: 'web', address: 'tám' }]);
    const grant = { role: 'head', commune: 'nghia-trung', unit: 'thon-1' } as const;
    tx.grants.end(contact?.account ?? '', grant, app.clock.now());
  });
  await browser.post(`${draft}/ok`, { csrf });
  expect(await list()).toEqual([]);
  expect((await browser.get('/roster')).status).toBe(403);
});

test.each<[string, (csrf: string) => FormData, number, string]>([
  [
    'a file with a form of somebody else',
    () => formOf(['unit', 'thon-1'], ['file', new File(['Họ tên\nLê Văn Tạm'], 'ds.csv')]),
    403,
    '',
  ],
  [
    'a file that stands before the word that makes it ours',
    (csrf) =>
      formOf(['file', new File(['Họ tên\nLê Văn Tạm'], 'ds.csv')], ['csrf', csrf], ['unit', 'thon-1']),
    403,
    '',
  ],
  ['a form without a file', (csrf) => formOf(['csrf', csrf], ['unit', 'thon-1']), 422, ''],
  [
    'an empty file',
    (csrf) => formOf(['csrf', csrf], ['unit', 'thon-1'], ['file', new File([], 'ds.csv')]),
    422,
    'Tệp này trống',
  ],
  [
    'a file for a unit that is not theirs',
    (csrf) =>
      formOf(['csrf', csrf], ['unit', 'thon-2'], ['file', new File(['Họ tên\nLê Văn Tạm'], 'ds.csv')]),
    403,
    '',
  ],
])('%s is not taken', async (_, formFor, status, sentence) => {
  const { browser, store, media } = await open();
  const csrf = csrfIn(await (await browser.get('/roster')).text());
  const refused = await browser.send('/roster/file', formFor(csrf));
  expect(refused.status).toBe(status);
  expect(await refused.text()).toContain(sentence);
  expect(await namesOf(media)).toEqual([]);
  const [person] = await store.transaction((tx) =>
    tx.conversations.load([{ channel: 'web', address: 'tám' }]),
  );
  expect(await store.transaction((tx) => tx.jobs.openOf(person ?? { channel: '', address: '' }))).toEqual([]);
});

function formOf(...fields: readonly (readonly [string, string | File])[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}
