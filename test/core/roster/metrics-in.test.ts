import { describe, expect, test } from 'vitest';
import { createMetricsIn } from '../../../src/core/roster/metrics-in.ts';
import { content } from '../../support/test-app.ts';

const campaigns = [...content.catalogue.communes.values()].flatMap(({ campaigns }) => campaigns);

const wordsOf = (metric: string): readonly string[] =>
  content.words.say('vi', { key: `metric-words.${metric}` }).split('|');

const metricsOf = (campaign: string) =>
  campaigns
    .find(({ id }) => id === campaign)
    ?.metrics.map(({ id }) => ({ metric: id, words: wordsOf(id) })) ?? [];

test('every metric of every plan has words that people use for it', () => {
  const silent = campaigns.flatMap(({ metrics }) =>
    metrics.filter(({ id }) => !content.words.has(`metric-words.${id}`)).map(({ id }) => id),
  );
  expect(silent).toEqual([]);
});

describe('what is said of a person names metrics', () => {
  const metricsIn = createMetricsIn(metricsOf('vneid-90-ngay-dem-2025'));
  test.each([
    ['đã tích hợp BHYT, bằng lái', ['doc-bhyt', 'doc-gplx']],
    ['da kich hoat muc 2', ['vneid-l2-activated']],
    ['hướng dẫn kích hoạt', ['vneid-activation-guided']],
    ['thẻ bảo hiểm y tế + cà vẹt xe', ['doc-bhyt', 'doc-gcndkx']],
    ['thành công', []],
    ['', []],
  ])('%j', (words, metrics) => {
    expect(metricsIn(words)).toEqual(metrics);
    expect(metricsIn(words.normalize('NFD'))).toEqual(metrics);
  });
});
