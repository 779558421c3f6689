import { expect, onTestFinished, test } from 'vitest';
import { closedSheet } from '../../src/app/exports/closed-sheet.ts';
import { loadClosed } from '../../src/app/load-closed.ts';
import { loadDossier } from '../../src/app/load-dossier.ts';
import type { Text } from '../../src/core/message/message.ts';
import { instant } from '../../src/core/time/instant.ts';
import { content, createTestApp } from '../support/test-app.ts';

const at = (iso: string) => instant(`${iso}+07:00`);
const say = (of: Text) => content.words.say('vi', of);

async function open(start: string) {
  const app = await createTestApp('nghia-trung', at(start));
  onTestFinished(() => app.close());
  await app.play('cán', 'officer');
  await app.play('tám', 'head', 'thon-1');
  await app.play('tư', 'head', 'thcs');
  await app.loop.tick();
  const plan = () => {
    const found = app.planner.current('nghia-trung', app.clock.now());
    if (found === undefined) throw new Error('there is a plan');
    return found;
  };
  const record = async (who: string, list: string) => {
    await app.say(who, list);
    await app.say(who, '1');
    await app.say(who, `ghi ${list.split('\n').length} người`);
  };
  return { ...app, plan, record };
}

test('what comes after a close has a column of its own, and the figures of the close stay', async () => {
  const app = await open('2025-12-29T08:00:00');
  await app.record('tám', '1. Thị Nhé, thôn 1, 075190000012\n2. Điểu Bé, thôn 1, 075079000013');
  await app.forward.moveTo(at('2026-01-05T09:00:00'));
  await app.record('tư', '1. Thị Nhé, thôn 1, 075190000012\n2. Lý A Sùng, thôn 2, 075088000015');
  await app.say('tám', 'rút 2');
  await app.say('tám', { tap: 1 });

  const plan = app.plan();
  const closed = await app.store.transaction((tx) => loadClosed(tx, plan));
  const { columns, rows } = closedSheet(plan.content, plan.campaign, closed, [], say);
  expect(columns.map(({ title }) => title)).toContain('Sau chốt');
  const installed = rows
    .filter(([, , , metric]) => metric === 'Đã cài VNeTraffic')
    .map(([phase, , whose, , ...figures]) => [phase, whose, ...figures.slice(0, 3)]);
  expect(installed).toEqual([
    ['Cao điểm', 'Toàn xã (người)', 2, 2, 0],
    ['Cao điểm', 'Thôn 1', 2, 1, -1],
    ['Cao điểm', 'Trường THCS Nghĩa Trung', 0, 2, 2],
  ]);
  expect((await app.say('cán', 'sau chốt')).join('\n')).toContain(
    'Thôn 1, Đã cài VNeTraffic: lúc chốt 2, nay 1',
  );
});

test('a row that was checked twice is found as it was found last, in the chat and in papers', async () => {
  const app = await open('2025-12-22T08:00:00');
  await app.record('tám', '1. Thị Nhé, thôn 1, 075190000012\n2. Điểu Bé, thôn 1, 075079000013');
  await app.say('cán', 'kiểm tra thôn 1');
  await app.say('cán', 'không đạt');
  await app.say('cán', '1');
  await app.say('cán', 'đạt');
  app.clock.moveTo(at('2025-12-23T08:00:00'));
  const list = (await app.say('tám', 'danh sách')).join('\n');
  const wrong = /(?<row>\d)\. .* – không công nhận/.exec(list)?.groups?.['row'];
  await app.say('tám', `sửa ${wrong}`);
  await app.say('tám', 'việc đã làm được');
  await app.say('tám', '1');
  await app.say('cán', 'kiểm tra thôn 1');
  await app.say('cán', 'đạt');

  const dossier = await app.store.transaction((tx) => loadDossier(tx, app.plan(), app.clock.now()));
  expect(dossier.found.get('thon-1')).toEqual({ met: 2, notMet: 0, absent: 0 });
  expect((await app.say('cán', 'kết quả kiểm tra')).join('\n')).toContain('kiểm tra 2, đạt 2, không đạt 0');
});
