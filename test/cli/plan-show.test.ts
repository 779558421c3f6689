import { describe, expect, test } from 'vitest';
import { runPlan } from '../../src/cli/plan-run.ts';
import type { Change, DatedChange } from '../../src/core/change/change.ts';
import type { Reach } from '../../src/core/report/sendings.ts';
import { day } from '../../src/core/time/day.ts';
import { instant } from '../../src/core/time/instant.ts';
import { dataFolder, oneCommune, PLAN } from '../adapters/content/data-folder.ts';

interface Shown {
  readonly campaign: string;
  readonly timeZone: string;
  readonly phases: readonly { readonly id: string; readonly start: string; readonly end: string | null }[];
  readonly obligations: readonly { readonly report: string; readonly unit: string; readonly due: string }[];
  readonly reminders: readonly {
    readonly report: string;
    readonly unit: string;
    readonly offset: string;
    readonly at: string;
  }[];
}

function run(...args: readonly string[]): {
  readonly code: number;
  readonly out: string;
  readonly err: string;
} {
  const out: string[] = [];
  const err: string[] = [];
  const code = runPlan(args, {
    dataDir: 'data',
    localesDir: 'locales',
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const shown = (id: string, ...more: readonly string[]): Shown =>
  JSON.parse(run('show', id, '--json', ...more).out);

/** Each deadline once: when it is due, and how many units owe it. */
const duesOf = ({ obligations }: Shown): readonly string[] =>
  [...Map.groupBy(obligations, ({ report, due }) => `${report} ${due}`)].map(
    ([name, owed]) => `${name} × ${owed.length}`,
  );

const remindersOf = ({ reminders }: Shown, report: string, unit: string): readonly string[] =>
  reminders
    .filter((one) => one.report === report && one.unit === unit)
    .map(({ offset, at }) => `${offset} ${at}`);

// Every instant below was worked out by hand from the plan's sentence. Midnight in Viet Nam is 17:00 UTC of the day
// before, eight in the morning is 01:00 UTC.

describe('with a database beside the files', () => {
  const at = instant('2025-12-20T08:00:00+07:00');
  const change = (seq: number, what: Change): DatedChange => ({
    seq,
    commune: 'nghia-trung',
    campaign: 'from' in what ? null : 'vnetraffic-2025',
    at,
    by: 'lan',
    change: what,
  });
  const reach: Reach = {
    of: (unit, role) => (unit === 'thon-1' && role === 'head' ? ['tám'] : []),
    officers: ['lan'],
    leaders: [],
    because: (unit) => (unit === 'thon-1' ? undefined : unit === 'thon-2' ? 'left' : 'nobody'),
  };
  const show = (changes: readonly DatedChange[], filed: readonly string[] = []): string => {
    const out: string[] = [];
    const cli = {
      dataDir: 'data',
      localesDir: 'locales',
      out: (text: string) => out.push(text),
      err: () => {},
    };
    const lived = { changes, reach, filed: new Set(filed), at };
    runPlan(['show', 'nghia-trung/vnetraffic-2025'], cli, lived);
    return out.join('\n');
  };

  test('what was changed in the chat is counted in, and named', () => {
    const through = day('2026-01-05');
    const shown = show([
      change(1, { type: 'deadline-moved', report: 'danh-sach', period: 'once', through, reason: 'mưa' }),
      change(2, { type: 'unit-retired', unit: 'thon-8', from: day('2025-12-25') }),
      change(3, { type: 'unit-retired', unit: 'thon-7', from: day('2025-12-25') }),
      change(4, { type: 'change-undone', of: 3 }),
    ]);
    expect(shown).toContain('Hạn: hết thứ Hai 05/01/2026');
    expect(shown).toMatch(/20 đơn vị phải nộp/);
    expect(shown).toMatch(/Thay đổi từ chat đã tính vào: .*05\/01\/2026.*Thôn 8/);
    expect(shown).not.toMatch(/Thay đổi từ chat[^\n]*Thôn 7/);
  });

  test('who gets what and when, and who cannot be reached and why', () => {
    const shown = show([]);
    expect(shown).toContain(
      '• 08:00 ngày 24/12/2025: nhắc hạn “Danh sách cá nhân đã cài đặt VNeTraffic” – 1 người, 21 đơn vị; 20 đơn vị chưa tới được',
    );
    expect(shown).toMatch(/báo cán bộ nếu im lặng, “Danh sách[^”]*” – 1 người, 21 đơn vị\n/);
    expect(shown).toContain('• Thôn 2 (Trưởng thôn): đã chặn bot hoặc rời chat');
    expect(shown).toContain('• Thôn 3 (Trưởng thôn): chưa vào bot');
    expect(shown).not.toContain('• Thôn 1 (');
  });

  test('what is filed is reminded of no more', () => {
    const filed = ['nghia-trung/vnetraffic-2025/danh-sach/thon-1/once'];
    expect(show([], filed)).toContain('– 0 người, 20 đơn vị; 20 đơn vị chưa tới được');
  });

  test('without one, that is said', () => {
    expect(run('show', 'nghia-trung/vnetraffic-2025').out).toContain('Chưa có cơ sở dữ liệu');
  });
});

describe('plan 000, Nghĩa Trung', () => {
  const plan = shown('nghia-trung/vnetraffic-2025');

  test('"Cao điểm từ ngày 18/12/2025 đến hết ngày 31/12/2025; sau đó, duy trì thường xuyên"', () => {
    expect(plan.phases).toEqual([
      { id: 'cao-diem', start: '2025-12-17T17:00:00Z', end: '2025-12-31T17:00:00Z' },
      { id: 'duy-tri', start: '2025-12-31T17:00:00Z', end: null },
    ]);
  });

  test('the list of those who installed it, deadline assumed: through 31/12/2025', () => {
    expect(duesOf(plan)).toEqual(['danh-sach 2025-12-31T17:00:00Z × 21']);
    expect(remindersOf(plan, 'danh-sach', 'thon-3')).toEqual([
      'T-7 2025-12-24T01:00:00Z',
      'T-3 2025-12-28T01:00:00Z',
      'T-1 2025-12-30T01:00:00Z',
      'T-0 2025-12-31T01:00:00Z',
    ]);
  });

  test('villages, schools, unions, divisions and the military command owe it; police and office do not', () => {
    const units = plan.obligations.map(({ unit }) => unit);
    expect(units).toEqual(
      expect.arrayContaining(['thon-1', 'thon-8', 'thcs', 'mttq', 'phong-kinh-te', 'ban-chqs']),
    );
    expect(units).not.toContain('cong-an');
    expect(units).not.toContain('van-phong');
  });
});

describe('plan 001, Lộc Hòa', () => {
  const plan = shown('loc-hoa/vneid-90-ngay-dem-2025');

  test('mục III.3 "từ ngày 15/3/2025 đến ngày 31/5/2025" wins over the title', () => {
    expect(plan.phases).toEqual([
      { id: 'cao-diem', start: '2025-03-14T17:00:00Z', end: '2025-05-31T17:00:00Z' },
    ]);
  });

  test('"trước ngày 02/4/2025 và 02/5/2025" from the technology teams, "trước ngày 05/6/2025" from all', () => {
    expect(duesOf(plan)).toEqual([
      'bao-cao-thang 2025-04-01T17:00:00Z × 6',
      'bao-cao-thang 2025-05-01T17:00:00Z × 6',
      'tong-ket 2025-06-04T17:00:00Z × 20',
    ]);
  });

  test('reminders count back from 01/4, 01/5 and 04/6, the last days that count', () => {
    expect(remindersOf(plan, 'bao-cao-thang', 'to-ap-1')).toEqual([
      'T-7 2025-03-25T01:00:00Z',
      'T-3 2025-03-29T01:00:00Z',
      'T-1 2025-03-31T01:00:00Z',
      'T-0 2025-04-01T01:00:00Z',
      'T-7 2025-04-24T01:00:00Z',
      'T-3 2025-04-28T01:00:00Z',
      'T-1 2025-04-30T01:00:00Z',
      'T-0 2025-05-01T01:00:00Z',
    ]);
    expect(remindersOf(plan, 'tong-ket', 'thcs')).toEqual([
      'T-30 2025-05-05T01:00:00Z',
      'T-14 2025-05-21T01:00:00Z',
      'T-7 2025-05-28T01:00:00Z',
      'T-3 2025-06-01T01:00:00Z',
      'T-1 2025-06-03T01:00:00Z',
      'T-0 2025-06-04T01:00:00Z',
    ]);
  });
});

describe('plan 002, Kon Tum', () => {
  const plan = shown('kon-tum/phan-anh-vi-pham-2023');

  test('"kể từ ngày ký ban hành", without an end: the day of signing is assumed', () => {
    expect(plan.phases).toEqual([{ id: 'trien-khai', start: '2023-10-26T17:00:00Z', end: null }]);
  });

  test('"trước ngày 05 tháng 11 năm 2023", "trước ngày 20 tháng 6", "hằng năm (trước ngày 20 tháng 12)"', () => {
    expect(duesOf(plan)).toEqual([
      'ke-hoach 2023-11-04T17:00:00Z × 14',
      'bao-cao-nam 2023-12-19T17:00:00Z × 14',
      'bao-cao-6-thang 2024-06-19T17:00:00Z × 14',
      'bao-cao-nam 2024-12-19T17:00:00Z × 14',
      'bao-cao-6-thang 2025-06-19T17:00:00Z × 14',
    ]);
  });

  test('it goes on for as long as one asks', () => {
    expect(duesOf(shown('kon-tum/phan-anh-vi-pham-2023', '--until', '2026-06-19')).slice(-2)).toEqual([
      'bao-cao-nam 2025-12-19T17:00:00Z × 14',
      'bao-cao-6-thang 2026-06-19T17:00:00Z × 14',
    ]);
    expect(duesOf(shown('kon-tum/phan-anh-vi-pham-2023', '--until', '2023-11-30'))).toEqual([
      'ke-hoach 2023-11-04T17:00:00Z × 14',
    ]);
  });

  test("the unit's own plan is reminded of from 01/11 to 04/11/2023, because only nine days are left for it", () => {
    expect(remindersOf(plan, 'ke-hoach', 'phuong-duy-tan')).toEqual([
      'T-3 2023-11-01T01:00:00Z',
      'T-1 2023-11-03T01:00:00Z',
      'T-0 2023-11-04T01:00:00Z',
    ]);
  });
});

describe('plan 003, Yên Thọ', () => {
  const plan = shown('yen-tho/vneid-2023');

  test('the three phases of mục III', () => {
    expect(plan.phases).toEqual([
      { id: 'giai-doan-1', start: '2023-03-30T17:00:00Z', end: '2023-04-30T17:00:00Z' },
      { id: 'giai-doan-2', start: '2023-04-30T17:00:00Z', end: '2023-05-31T17:00:00Z' },
      { id: 'giai-doan-3', start: '2023-05-31T17:00:00Z', end: '2023-06-30T17:00:00Z' },
    ]);
  });

  test('"trước ngày 01/5/2023", "01/6/2023", "01/7/2023"; Lễ ra quân "trong tháng 4/2023"', () => {
    expect(duesOf(plan).toSorted()).toEqual([
      'bao-cao-giai-doan 2023-04-30T17:00:00Z × 13',
      'bao-cao-giai-doan 2023-05-31T17:00:00Z × 13',
      'bao-cao-giai-doan 2023-06-30T17:00:00Z × 13',
      'le-ra-quan 2023-04-30T17:00:00Z × 2',
    ]);
    expect(plan.obligations.filter(({ report }) => report === 'le-ra-quan').map(({ unit }) => unit)).toEqual([
      'doan-thanh-nien',
      'hoi-phu-nu',
    ]);
  });

  test('reminders count back from 30/4, 31/5 and 30/6', () => {
    expect(remindersOf(plan, 'bao-cao-giai-doan', 'thon-1')).toEqual([
      'T-7 2023-04-23T01:00:00Z',
      'T-3 2023-04-27T01:00:00Z',
      'T-1 2023-04-29T01:00:00Z',
      'T-0 2023-04-30T01:00:00Z',
      'T-7 2023-05-24T01:00:00Z',
      'T-3 2023-05-28T01:00:00Z',
      'T-1 2023-05-30T01:00:00Z',
      'T-0 2023-05-31T01:00:00Z',
      'T-7 2023-06-23T01:00:00Z',
      'T-3 2023-06-27T01:00:00Z',
      'T-1 2023-06-29T01:00:00Z',
      'T-0 2023-06-30T01:00:00Z',
    ]);
  });
});

describe('plan 004, Hoằng Hợp', () => {
  const plan = shown('hoang-hop/vneid-2023');

  test('three phases, and "từ ngày 01/6/2023 đến ngày 31/12/2023: duy trì thường xuyên"', () => {
    expect(plan.phases).toEqual([
      { id: 'giai-doan-1', start: '2023-03-26T17:00:00Z', end: '2023-04-30T17:00:00Z' },
      { id: 'giai-doan-2', start: '2023-04-30T17:00:00Z', end: '2023-05-31T17:00:00Z' },
      { id: 'giai-doan-3', start: '2023-05-31T17:00:00Z', end: '2023-06-30T17:00:00Z' },
      { id: 'duy-tri', start: '2023-05-31T17:00:00Z', end: '2023-12-31T17:00:00Z' },
    ]);
  });

  test('"trước ngày 25/4", "25/5", "26/6": before the phases end; tasks "xong trước ngày 30/3", "trước ngày 30/4"', () => {
    expect(duesOf(plan)).toEqual([
      'to-cong-tac-thon 2023-03-29T17:00:00Z × 6',
      'giao-chi-tieu 2023-03-29T17:00:00Z × 5',
      'ke-hoach-huy-dong 2023-03-29T17:00:00Z × 1',
      'bao-cao-ban-dau 2023-03-29T17:00:00Z × 1',
      'bao-cao-giai-doan 2023-04-24T17:00:00Z × 15',
      'thu-nhan-muc-2 2023-04-29T17:00:00Z × 1',
      'bao-cao-giai-doan 2023-05-24T17:00:00Z × 15',
      'bao-cao-giai-doan 2023-06-25T17:00:00Z × 15',
    ]);
  });

  test('reminders count back from 24/4, 24/5 and 25/6; those of the first days are few', () => {
    expect(remindersOf(plan, 'bao-cao-giai-doan', 'thcs')).toEqual([
      'T-7 2023-04-17T01:00:00Z',
      'T-3 2023-04-21T01:00:00Z',
      'T-1 2023-04-23T01:00:00Z',
      'T-0 2023-04-24T01:00:00Z',
      'T-7 2023-05-17T01:00:00Z',
      'T-3 2023-05-21T01:00:00Z',
      'T-1 2023-05-23T01:00:00Z',
      'T-0 2023-05-24T01:00:00Z',
      'T-7 2023-06-18T01:00:00Z',
      'T-3 2023-06-22T01:00:00Z',
      'T-1 2023-06-24T01:00:00Z',
      'T-0 2023-06-25T01:00:00Z',
    ]);
    expect(remindersOf(plan, 'to-cong-tac-thon', 'thon-1')).toEqual([
      'T-1 2023-03-28T01:00:00Z',
      'T-0 2023-03-29T01:00:00Z',
    ]);
  });
});

test('JSON has exactly the agreed keys, and nothing else goes to standard output', () => {
  const { out, err, code } = run('show', 'nghia-trung/vnetraffic-2025', '--json');
  const plan: Shown = JSON.parse(out);
  expect([code, err]).toEqual([0, '']);
  expect(Object.keys(plan)).toEqual(['campaign', 'timeZone', 'phases', 'obligations', 'reminders']);
  expect(plan).toMatchObject({ campaign: 'nghia-trung/vnetraffic-2025', timeZone: 'Asia/Ho_Chi_Minh' });
  expect(Object.keys(plan.phases[0] ?? {})).toEqual(['id', 'start', 'end']);
  expect(Object.keys(plan.obligations[0] ?? {})).toEqual(['report', 'unit', 'due']);
  expect(Object.keys(plan.reminders[0] ?? {})).toEqual(['report', 'unit', 'offset', 'at']);
});

test('for people it is written in Vietnamese: phases, who owes what until when, reminders, recipients', () => {
  const { out } = run('show', 'hoang-hop/vneid-2023');
  expect(out.split('\n')).toEqual(
    expect.arrayContaining([
      'Xã Hoằng Hợp, Thanh Hóa',
      '  Giai đoạn 1: từ 00:00 thứ Hai 27/03/2023 đến hết 30/04/2023',
      '  Báo cáo kết quả thực hiện giai đoạn (số liệu) → UBND huyện, qua Công an xã (tổng hợp), Công an huyện',
      '    Hạn Giai đoạn 1: hết thứ Hai 24/04/2023 (nộp từ 00:00 25/04/2023 trở đi là trễ)',
      '      Nhắc: T-7 lúc 08:00 17/04/2023; T-3 lúc 08:00 21/04/2023; T-1 lúc 08:00 23/04/2023; T-0 lúc 08:00 24/04/2023',
      '      Im lặng thì báo lên: cấp phó của đơn vị lúc 08:00 21/04/2023; cán bộ đầu mối Công an xã lúc 08:00 25/04/2023; lãnh đạo lúc 08:00 27/04/2023',
      '    Kế hoạch không nêu hạn; không nhắc.',
    ]),
  );
  expect(out).toContain('      15 đơn vị phải nộp:\n        Trưởng thôn: Thôn 1, Thôn 2,');
});

test('a campaign nobody knows is answered with those there are', () => {
  const { code, out, err } = run('show', 'nghia-trung/vnetrafic', '--json');
  expect([code, out]).toEqual([1, '']);
  expect(err.split('\n')).toEqual([
    'There is no campaign called "nghia-trung/vnetrafic" (did you mean "nghia-trung/vnetraffic-2025"?). The campaigns there are:',
    '  hoang-hop/vneid-2023',
    '  kon-tum/phan-anh-vi-pham-2023',
    '  loc-hoa/vneid-90-ngay-dem-2025',
    '  nghia-trung/vnetraffic-2025',
    '  yen-tho/vneid-2023',
  ]);
});

test('a day that does not exist, a wrong option and a wrong command are refused with the way to write it', () => {
  expect(run('show', 'yen-tho/vneid-2023', '--until', '31/12/2023').err).toBe(
    '--until 31/12/2023: expected a day that exists, written 2025-12-31',
  );
  for (const args of [['show'], ['shwo'], [], ['list', 'x'], ['show', 'a/b', '--jsn']]) {
    const { code, err, out } = run(...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('npm run plan -- check');
  }
});

test('the list has a line for each campaign', () => {
  const { out, code } = run('list');
  expect(code).toBe(0);
  expect(out.split('\n').map((line) => line.split(/\s+/)[0])).toEqual([
    'hoang-hop/vneid-2023',
    'kon-tum/phan-anh-vi-pham-2023',
    'loc-hoa/vneid-90-ngay-dem-2025',
    'nghia-trung/vnetraffic-2025',
    'yen-tho/vneid-2023',
  ]);
});

test('a campaign with a mistake is not shown by half: its mistakes are', () => {
  const dataDir = dataFolder(oneCommune({ plan: PLAN.replace('to: cax', 'to: cxa') }));
  const err: string[] = [];
  const code = runPlan(['show', 'xa-thu/thu'], {
    dataDir,
    localesDir: 'locales',
    out: (text) => expect.unreachable(text),
    err: (text) => err.push(text.replace(`${dataDir}/`, '')),
  });
  expect(code).toBe(1);
  expect(err).toEqual([
    'xa-thu/thu cannot be shown before these mistakes are put right:',
    'communes/xa-thu/campaigns/thu.yaml:20:9: error: no receiver is called "cxa" under receivers (did you mean "cax"?)',
  ]);
});
