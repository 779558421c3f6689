import { expect, test } from 'vitest';
import { loadCommunes } from '../../../src/adapters/content/load-communes.ts';
import { CalendarYear, toCalendar } from '../../../src/core/time/calendar.ts';
import { dataFolder, oneCommune, PLAN } from './data-folder.ts';

const calendar = toCalendar([
  CalendarYear.parse({ year: 2025, holidays: [{ day: '2025-12-29', name: 'Ngày lễ Thử' }] }),
]);
const words = new Set([
  'campaign.metric.vneid-installed',
  'lacks.vneid-installed',
  'campaign.unit-kind.thon',
  'campaign.denominator.members',
]);

/** Puts a piece of the good plan in other words. ▸ marks where the problem should be told; it is not in the file. */
function spoil(piece: string, by: string): { readonly told: readonly string[]; readonly at: string } {
  expect(PLAN.split(piece), piece).toHaveLength(2);
  const marked = PLAN.replace(piece, by);
  const before = marked.slice(0, marked.indexOf('▸')).split('\n');
  const folder = dataFolder(oneCommune({ plan: marked.replace('▸', '') }));
  const { problems } = loadCommunes(folder, { calendar, has: (key) => words.has(key) || key === 'lacks.la' });
  return {
    told: problems.map(({ line, column, severity, message }) => `${line}:${column}: ${severity}: ${message}`),
    at: `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`,
  };
}

const told = (piece: string, by: string): readonly string[] => spoil(piece, by).told;

test.each([
  [
    'metric: vneid-installed',
    'metric: ▸vneid-instaled',
    'no metric is called "vneid-instaled" under metrics (did you mean "vneid-installed"?)',
  ],
  [
    'unitKinds: [thon]',
    'unitKinds: [▸thom]',
    'no unit kind is called "thom" under unitKinds (did you mean "thon"?)',
  ],
  ['unitKinds: [thon]', 'unitKinds: [thon], phases: [▸cao]', 'no phase is called "cao" under phases'],
  [
    'unitKinds: [thon]',
    'units: [thon-1, ▸thon-9]',
    'no unit is called "thon-9" in units.csv (did you mean "thon-1"?)',
  ],
  [
    'of: members',
    'of: ▸member',
    'no denominator is called "member" among the columns of units.csv (did you mean "members"?)',
  ],
  ['from: [thon]', 'from: [thon, ▸truong]', 'no unit kind is called "truong" under unitKinds'],
  [
    'from: [thon]',
    'from: [thon]\n    units: [▸thon-3]',
    'no unit is called "thon-3" in units.csv (did you mean "thon-1"?)',
  ],
  ['to: cax', 'to: ▸cxa', 'no receiver is called "cxa" under receivers (did you mean "cax"?)'],
  ['to: cax', 'to: cax\n    via: [▸tinh]', 'no receiver is called "tinh" under receivers'],
  [
    'due: { through: 2025-12-30 }',
    'due: { through: 2025-12-30, phase: ▸cao-diemm }',
    'no phase is called "cao-diemm" under phases (did you mean "cao-diem"?)',
  ],
  [
    'metrics: [vneid-installed]',
    'metrics: [▸vneid-istalled]',
    'no metric is called "vneid-istalled" under metrics (did you mean "vneid-installed"?)',
  ],
  ['    list:', '    counts: [▸nguoi]\n    list:', 'no metric is called "nguoi" under metrics'],
  ['    list:', '    annex: ▸phu-luc-2\n    list:', 'no annex is called "phu-luc-2" under annexes'],
])('an id that leads nowhere is told with the nearest there is: %s → %s', (piece, by, message) => {
  const { told, at } = spoil(piece, by);
  expect(told).toContain(`${at}: error: ${message}`);
});

test.each([
  [
    '  - { id: cax, name: Công an xã }',
    '  - { id: cax, name: Công an xã }\n  - { id: ▸cax, name: Khác }',
    '"cax" is there already under receivers; every id is used once',
  ],
  [
    'through: 2025-12-30 }\nmetrics',
    'through: ▸2025-11-30 }\nmetrics',
    'the phase "cao-diem" ends on 2025-11-30, before it starts on 2025-12-01',
  ],
  [
    'due: { through: 2025-12-30 }',
    'due: ▸{ before: 2025-12-01 }',
    'the last day for "danh-sach" is 2025-11-30, before the campaign starts on 2025-12-01',
  ],
  [
    'due: { through: 2025-12-30 }',
    'due: ▸{ through: 2025-12-30, opens: 2025-12-31 }',
    'the last day for "danh-sach" is 2025-12-30, before it opens on 2025-12-31',
  ],
  [
    'due: { through: 2025-12-30 }',
    'due: [{ through: 2025-12-16 }, ▸{ through: 2025-12-30 }]',
    'two deadlines of "danh-sach" are for the period "once"; name them apart with phase: or period:',
  ],
  ['    list:', '    reminders: { offsets: [T-1, ▸T-1] }\n    list:', 'T-1 is there twice'],
  [
    '    list:',
    '    escalation: [{ to: officer, at: W+1 }, { to: ▸officer, at: W+2 }]\n    list:',
    'silence climbs to the officer twice',
  ],
  [
    '    list:',
    '    escalation: [{ to: officer, at: W+2 }, { to: leader, at: ▸W+2 }]\n    list:',
    'W+2 does not come after W+2, the step before it',
  ],
  [
    '  - id: danh-sach\n    title: Danh sách\n    kind: list\n    from: [thon]',
    '  - id: ▸danh-sach\n    title: Danh sách\n    kind: list\n    from: []',
    'nobody owes "danh-sach"; say which unit kinds in from, or which units in units',
  ],
  [
    '    kind: list\n    from: [thon]\n    to: cax\n    due: { through: 2025-12-30 }\n    list: { required: [name], metrics: [vneid-installed] }\n',
    '    kind: ▸list\n    from: [thon]\n    to: cax\n    due: { through: 2025-12-30 }\n',
    '"danh-sach" is a list, but does not say which fields; add list: { required: [name, …], metrics: […] }',
  ],
  [
    '    kind: list\n    from: [thon]\n    to: cax\n    due: { through: 2025-12-30 }\n    list: { required: [name], metrics: [vneid-installed] }\n',
    '    kind: figures\n    from: [thon]\n    to: cax\n    due: { through: 2025-12-30 }\n    countsFollowList: ▸true\n',
    'the figures of "danh-sach" cannot follow from a list, because it has none',
  ],
  [
    '  - { id: vneid-installed, stage: installed }',
    '  - { id: vneid-installed, stage: installed }\n  - { id: ▸la, stage: guided }',
    'locales/ has no words for it: add campaign.metric.la',
  ],
])('what cannot be is an error at its place: %s → %s', (piece, by, message) => {
  const { told, at } = spoil(piece, by);
  expect(told).toContain(`${at}: error: ${message}`);
});

test.each([
  [
    'metrics:\n  -',
    '  - { id: hai, name: Hai, start: ▸2025-12-30, through: 2026-01-31 }\nmetrics:\n  -',
    'the phase "hai" overlaps "cao-diem"',
  ],
  [
    'due: { through: 2025-12-30 }',
    'due: ▸{ before: 2025-12-30 }',
    'the last day for "danh-sach", 2025-12-29, is a holiday, Ngày lễ Thử',
  ],
  [
    'due: { through: 2025-12-30 }',
    'due: ▸{ through: 2025-12-27 }',
    'the last day for "danh-sach", 2025-12-27, is a Saturday',
  ],
  [
    'due: { through: 2025-12-30 }',
    'due: ▸{ before: 2025-12-29 }',
    'the last day for "danh-sach", 2025-12-28, is a Sunday',
  ],
  [
    'due: { through: 2025-12-30 }',
    'due: ▸{ through: 2025-12-03 }\n    reminders: { offsets: [T-7, T-3, T-1] }',
    'the reminders T-7, T-3 of "danh-sach" would come before the campaign starts on 2025-12-01 and are left out; give the report a shorter ladder, reminders: { offsets: [T-1, T-0] }, or none, and it follows from the length',
  ],
  [
    'duties: [Vận động] }',
    'duties: [Vận động], reporting: ▸false }',
    '"thon" is said to report nothing, but a report is asked of it',
  ],
  [
    'audience: [Nhân dân]',
    'audience: [Cán bộ, ▸giáo viên]',
    '"giáo viên" begins with a small letter: is it the rest of a sentence that has a comma? Write each sentence on a line of its own, after a hyphen',
  ],
])('what may be meant is a warning at its place, and nothing else: %s → %s', (piece, by, message) => {
  const { told, at } = spoil(piece, by);
  expect(told).toEqual([`${at}: warning: ${message}`]);
});

test('a unit kind that no report reaches is a warning, unless it is meant', () => {
  const piece = '  - { id: thon, duties: [Vận động] }';
  const { told: silent, at } = spoil(piece, `${piece}\n  - { id: ▸truong, duties: [Giúp] }`);
  expect(silent).toContain(
    `${at}: warning: no report is asked of "truong"; write reporting: false if that is meant`,
  );
  const meant = told(piece, `${piece}\n  - { id: truong, duties: [Giúp], reporting: false }`);
  expect(meant.filter((line) => line.includes('warning'))).toEqual([]);
});

test('a phase of maintenance may run beside the peak', () => {
  const phase = '  - { id: hai, name: Hai, kind: maintenance, start: 2025-12-30, through: 2026-01-31 }';
  expect(told('metrics:\n  -', `${phase}\nmetrics:\n  -`)).toEqual([]);
});

test.each([
  [
    '▸due: { before: 2025-12-30, through: 2025-12-30 }',
    'reports.0.due: write either "before" (strictly before that day) or "through" (that day still counts)',
  ],
  [
    '▸due: {}',
    'reports.0.due: write either "before" (strictly before that day) or "through" (that day still counts)',
  ],
  ['due: { ▸befor: 2025-12-30 }', 'unknown key "befor" in reports.0.due (did you mean "before"?)'],
  ['due: { through: ▸30/12/2025 }', 'reports.0.due.through: expected a day that exists, written 2025-12-31'],
  [
    'due: { every: ▸yaer, before: 12-20 }',
    'reports.0.due.every: "yaer" is not one of day, week, month, half-year, year (did you mean "year"?)',
  ],
  ['due: { every: year, before: ▸20-12 }', 'reports.0.due.before: expected month-day such as 06-20'],
  [
    '▸due: { every: month, before: last }',
    'reports.0.due: write through: last for the last day of the month',
  ],
  [
    'due: [{ before: 2025-12-30, period: mot }, { through: ▸2025-02-30 }]',
    'reports.0.due.1.through: expected a day that exists, written 2025-12-31',
  ],
  ['due: ▸2025-12-30', 'reports.0.due: expected a group of keys, but this is "2025-12-30"'],
])('a deadline that cannot be read is told in the sentence that helps: %s', (by, message) => {
  const { told, at } = spoil('due: { through: 2025-12-30 }', by);
  expect(told).toEqual([`${at}: error: ${message}`]);
});

test('a target is told with the kinds there are, and with the keys of its own kind', () => {
  const kind = spoil('kind: share', 'kind: ▸shares');
  expect(kind.told).toEqual([
    `${kind.at}: error: targets.0.kind: "shares" is not one of share, count, quota, remaining, pledge (did you mean "share"?)`,
  ]);
  const key = spoil('of: members', 'of: members, ▸fases: [cao-diem]');
  expect(key.told).toEqual([`${key.at}: error: unknown key "fases" in targets.0 (did you mean "phases"?)`]);
});

test('several mistakes are told at once, in the order of the file', () => {
  const plan = PLAN.replace('short: Thử', 'shrt: Thử')
    .replace('stage: installed', 'stage: instaled')
    .replace('from:', 'form:');
  const { problems } = loadCommunes(dataFolder(oneCommune({ plan })));
  expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
    '1 "short" is missing',
    '2 unknown key "shrt" (did you mean "short"?)',
    '8 metrics.0.stage: "instaled" is not one of guided, installed, registered, activated, integrated, logged-in (did you mean "installed"?)',
    '19 unknown key "form" in reports.0 (did you mean "from"?)',
  ]);
});

const MONTHLY = 'due: { every: month, through: 20 }\n    moved: ';

test.each([
  [
    `${MONTHLY}[{ period: ▸2025-21, through: 2025-12-23 }]`,
    'error: "danh-sach" has no period "2025-21"; its periods are 2025-12, 2026-01, 2026-02 … (did you mean "2025-12"?)',
  ],
  [
    `${MONTHLY}[{ period: 2025-12, through: 2025-12-23 }, { period: ▸2025-12, through: 2025-12-24 }]`,
    'error: the period "2025-12" of "danh-sach" is moved twice',
  ],
  [
    `${MONTHLY}[{ period: 2026-01, through: ▸2025-12-19 }]`,
    'error: the last day for "danh-sach" is moved to 2025-12-19, before it opens on 2025-12-21',
  ],
  [
    `${MONTHLY}[{ period: 2025-12, through: ▸2025-12-20 }]`,
    'warning: 2025-12-20 is the last day for "danh-sach" anyway; this line changes nothing',
  ],
  [
    `${MONTHLY}[{ period: 2025-12, through: ▸2025-12-29 }]`,
    'warning: the last day for "danh-sach" is moved to 2025-12-29, a holiday, Ngày lễ Thử',
  ],
])('a deadline that was moved is judged where it stands: %s', (by, message) => {
  const { told, at } = spoil('due: { through: 2025-12-30 }', by);
  expect(told.filter((line) => !line.includes('is a Sat') && !line.includes('is a Sun'))).toEqual([
    `${at}: ${message}`,
  ]);
});

test.each([
  [
    '[{ from: 2025-12-20, until: ▸2025-12-20 }]',
    'error: this pause goes on at 2025-12-20, but begins only at 2025-12-20',
  ],
  [
    '[{ from: 2025-12-10, until: 2025-12-20 }, { from: ▸2025-12-19T09:00:00+07:00, until: 2025-12-21 }]',
    'error: this pause overlaps the one that begins at 2025-12-10',
  ],
  [
    '[{ from: ▸2026-03-01, until: 2026-03-02 }]',
    'warning: this pause begins after the campaign has ended on 2025-12-30',
  ],
  [
    '[{ from: 2025-11-01, until: ▸2025-12-01 }]',
    'warning: this pause is over before the campaign starts on 2025-12-01',
  ],
  ['[{ from: ▸2025-12-10 }]', 'warning: nobody is reminded from 2025-12-10 on; say until: when it goes on'],
  [
    '[{ from: ▸20/12/2025 }]',
    'error: pauses.0.from: expected a day such as 2025-12-20, or a moment such as 2025-12-20T09:30:00+07:00',
  ],
])('a pause is judged where it stands: %s', (pauses, message) => {
  const { told, at } = spoil('audience: [Nhân dân]', `audience: [Nhân dân]\npauses: ${pauses}`);
  expect(told).toEqual([`${at}: ${message}`]);
});
