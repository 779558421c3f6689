import { createVocabulary } from '../../../src/app/commands/count.ts';
import type { JudgedRow, Wanted } from '../../../src/core/roster/judge.ts';
import { judgeRoster } from '../../../src/core/roster/judge-roster.ts';
import { createMetricsIn } from '../../../src/core/roster/metrics-in.ts';
import type { Written } from '../../../src/core/roster/written.ts';
import { content } from '../../support/test-app.ts';

const metrics = [
  'vneid-activation-guided',
  'vnetraffic-installed',
  'vneid-l2-activated',
  'doc-bhyt',
  'doc-gplx',
  'doc-gcndkx',
];
const fields = [
  'address',
  'citizen-id',
  'plates',
  'phone',
  'birth-year',
  'case',
  'result',
  'helper',
] as const;

/** A plan that asks for everything and insists on nothing but the name. */
export const wanted: Wanted = {
  fields: [{ field: 'name', optional: false }, ...fields.map((field) => ({ field, optional: true }))],
  year: 2025,
  groups: [1, 2, 3, 4],
  asksAchieved: false,
  metricsIn: createMetricsIn(createVocabulary(content.words)(metrics)),
};

export const judgeAll = (people: readonly Written[]): readonly JudgedRow[] => judgeRoster(people, wanted);

const SIGNS = { accepted: '✔', warned: '!', rejected: '✗', repeated: '=' } as const;

/** One row on one line: "✔ 1 | Nguyễn Văn Thử | thôn 3 | CCCD 075199000001". */
export function showRow({
  number,
  verdict,
  person,
  achieved,
  result,
  case: group,
  helper,
  child,
  reasons,
}: JudgedRow): string {
  const { name = '–', address, citizenId, phone, plates, birthYear } = person;
  return [
    `${SIGNS[verdict]} ${number}`,
    name,
    ...(address === undefined ? [] : [address]),
    ...(citizenId === undefined ? [] : [`CCCD ${citizenId}`]),
    ...(phone === undefined ? [] : [`ĐT ${phone}`]),
    ...(plates === undefined ? [] : [`xe ${plates.join(' ')}`]),
    ...(birthYear === undefined ? [] : [`sinh ${birthYear}`]),
    ...(group === undefined ? [] : [group]),
    ...(achieved === undefined ? [] : [`làm ${achieved.join(' ') || 'chưa'}`]),
    ...(result === undefined ? [] : [`kết quả ${result}`]),
    ...(helper === undefined ? [] : [`giúp: ${helper}`]),
    ...(child ? ['chỉ đếm'] : []),
    ...reasons.map((reason) => `« ${content.words.say('vi', reason)}`),
  ].join(' | ');
}
