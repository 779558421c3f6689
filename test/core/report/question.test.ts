import { describe, expect, test } from 'vitest';
import { createPlanner, type Plan } from '../../../src/app/planner.ts';
import { createReadQuestion } from '../../../src/app/queries/question-reader.ts';
import { instant } from '../../../src/core/time/instant.ts';
import { content } from '../../support/test-app.ts';

const planner = createPlanner(content.catalogue);
const read = createReadQuestion(content.words);
/** A Saturday. */
const AT = instant('2025-05-03T09:00:00+07:00');
const planOf = (commune: string, at = AT) => planner.current(commune, at) as Plan;
const asked = (commune: string, typed: string) => {
  const question = read(planOf(commune), typed, AT);
  return (
    question &&
    Object.fromEntries(
      Object.entries(question).filter(([, part]) => part !== undefined && String(part) !== ''),
    )
  );
};

describe('a question about the figures is read in anybody’s words', () => {
  test.each([
    ['ap 3 dc may ng roi', { wants: 'total', units: ['to-ap-3'] }],
    ['Ấp 3 được bao nhiêu người rồi ạ?', { wants: 'total', units: ['to-ap-3'] }],
    [
      'tong gplx tuan nay',
      { wants: 'total', metrics: ['doc-gplx'], span: { from: '2025-04-28', through: '2025-05-03' } },
    ],
    ['bằng lái tuần trước', { metrics: ['doc-gplx'], span: { from: '2025-04-21', through: '2025-04-27' } }],
    [
      'bhyt ap 3 tu 15/3 den 30/4',
      { units: ['to-ap-3'], metrics: ['doc-bhyt'], span: { from: '2025-03-15', through: '2025-04-30' } },
    ],
    [
      'hom qua tich hop bao hiem y te may nguoi',
      { wants: 'total', metrics: ['doc-bhyt'], span: { from: '2025-05-02', through: '2025-05-02' } },
    ],
    [
      'bảo hiểm tháng 4 thế nào',
      {
        wants: 'total',
        metrics: ['doc-bhyt', 'doc-bhxh'],
        span: { from: '2025-04-01', through: '2025-04-30' },
      },
    ],
    ['ai chua nop dot 2', { wants: 'missing', nth: 2 }],
    ['trường học chưa báo cáo', { wants: 'missing', kind: 'truong' }],
    ['doan thanh nien nop chua', { wants: 'filed', units: ['doan-thanh-nien'] }],
    [
      'tuan nay ap nao nhieu gplx nhat',
      { wants: 'ranking', metrics: ['doc-gplx'], span: { from: '2025-04-28', through: '2025-05-03' } },
    ],
    ['nhóm 1 gplx', { metrics: ['doc-gplx'], group: 'l2-not-activated' }],
    ['cho t xem so lieu', { wants: 'total' }],
  ])('%s', (typed, parts) => {
    expect(asked('loc-hoa', typed)).toEqual(parts);
  });

  test.each([
    'con gà',
    'tổng số con gà',
    'quen mat khau vneid thi lam sao',
    'ghi Nguyễn Văn Thử vào ấp 3',
    'bhyt 12, gplx 5',
    'nhắc ấp 3',
    '',
  ])('“%s” is none: a word of it is not known', (typed) => {
    expect(asked('loc-hoa', typed)).toBeUndefined();
  });
});
