import { expect, test } from 'vitest';
import { Report } from '../../src/core/campaign/report.ts';
import { instant } from '../../src/core/time/instant.ts';
import { content, createTestApp } from '../support/test-app.ts';

const { words, catalogue } = content;
const locHoa = catalogue.communes.get('loc-hoa');
if (locHoa === undefined) throw new Error('Lộc Hòa is not there');
const team = { from: ['to-cong-nghe-so'], to: 'cong-an-xa' };
const often = [
  { ...team, id: 'hang-ngay', title: 'Việc hằng ngày', kind: 'task', due: { every: 'day' } },
  {
    ...team,
    id: 'hang-tuan',
    title: 'Báo cáo tuần',
    kind: 'document',
    due: { every: 'week', through: 'fri' },
  },
].map((report) => Report.parse(report));
const campaigns = locHoa.campaigns.map((one) => ({ ...one, reports: [...one.reports, ...often] }));
const communes = new Map([['loc-hoa', { ...locHoa, campaigns }]]);
const at = (iso: string) => instant(`${iso}+07:00`);

test('in a campaign of ninety days with reports of every day and week, each is asked for in its time, and a tap files the one that was meant', async () => {
  const app = await createTestApp('loc-hoa', at('2025-03-17T07:00:00'), {
    from: { words, catalogue: { ...catalogue, communes } },
  });
  try {
    await app.play('tám', 'head', 'to-ap-1');
    await app.forward.moveTo(at('2025-03-17T09:00:00'));
    // Once each, although fifty of them are to come.
    const [opened = '', first] = app.news('tám');
    expect(opened.split('\n').filter((line) => line.startsWith('•'))).toHaveLength(3);
    expect(opened).toMatch(
      /Việc hằng ngày.*17\/03\/2025[\s\S]*Báo cáo tuần.*21\/03\/2025[\s\S]*Báo cáo tháng/,
    );
    expect(first).toContain('Hôm nay là ngày cuối');

    // Monday was missed. On Tuesday the button of Tuesday's reminder files Tuesday's.
    await app.forward.moveTo(at('2025-03-18T09:00:00'));
    expect(app.news('tám')).toHaveLength(1);
    await app.say('tám', { tap: 2 });
    const filed = async () =>
      (await app.store.transaction((tx) => tx.submissions.of('loc-hoa', 'vneid-90-ngay-dem-2025'))).map(
        ({ obligation }) => obligation.split('/').slice(2).join('/'),
      );
    await app.say('tám', { tap: 1 });
    expect(await filed()).toEqual(['hang-ngay/to-ap-1/2025-03-18']);

    // "Đã nhận" is said of what is due soon, so the report of June is not promised in March.
    const promised = (await app.say('tám', 'đã nhận')).join('\n');
    expect(promised).toContain('Báo cáo tuần');
    expect(promised).not.toContain('Báo cáo tổng kết');

    // Thursday and Friday: the day and the week in one message; over the weekend nothing.
    await app.forward.moveTo(at('2025-03-24T07:00:00'));
    expect(app.news('tám').map((message) => message.split('\n')[0])).toEqual([
      expect.stringContaining('Hôm nay là ngày cuối'),
      'Bạn còn 2 báo cáo chưa nộp:',
      'Bạn còn 2 báo cáo chưa nộp:',
    ]);
    // The days that were missed are over: today's is asked for.
    expect((await app.say('tám', '/submit to-ap-1 hang-ngay')).join('\n')).toContain('hết ngày 24/03/2025');
    // Silence about what comes every day does not climb.
    const ledger = await app.store.transaction((tx) => tx.reminders.of('loc-hoa', 'vneid-90-ngay-dem-2025'));
    expect(ledger.filter(({ key, offset }) => /hang-/.test(key) && offset.startsWith('to-'))).toEqual([]);
    expect(app.errors).toEqual([]);
  } finally {
    await app.close();
  }
});
