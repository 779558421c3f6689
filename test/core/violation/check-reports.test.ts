import { expect, test } from 'vitest';
import type { Campaign } from '../../../src/core/campaign/campaign.ts';
import { checkViolations } from '../../../src/core/campaign/check-violations.ts';
import { Violations } from '../../../src/core/violation/violations.ts';

const check = (reports: readonly object[]) => {
  const violations = Violations.parse({
    acts: [{ id: 'qua-tai', name: 'Quá tải' }],
    desk: 'city',
    bodies: [{ id: 'city', name: 'Công an thành phố' }],
    reports,
  });
  const campaign = { violations, reports: [{ id: 'bao-cao-nam', from: ['cong-an'] }] };
  return checkViolations(campaign as unknown as Campaign, {} as never).map(({ path, message }) => [
    path.join('.'),
    message,
  ]);
};

test('a report that counts tips is one of the plan, owed by units of that kind', () => {
  expect(check([{ report: 'bao-cao-nam', from: 'cong-an' }])).toEqual([]);
  expect(check([{ report: 'bao-cao-nan', from: 'cong-an' }])).toEqual([
    ['violations.reports.0.report', expect.stringContaining('no report is called "bao-cao-nan"')],
  ]);
  expect(check([{ report: 'bao-cao-nam', from: 'thon' }])).toEqual([
    ['violations.reports.0.from', 'units of kind "thon" do not owe the report "bao-cao-nam"'],
  ]);
});
