import { describe, expect, test } from 'vitest';
import { createVocabulary } from '../../../src/app/commands/count.ts';
import { createMetricsIn } from '../../../src/core/roster/metrics-in.ts';
import { content } from '../../support/test-app.ts';

const campaigns = [...content.catalogue.communes.values()].flatMap(({ campaigns }) => campaigns);

const metricsOf = (campaign: string) =>
  campaigns.find(({ id }) => id === campaign)?.metrics.map(({ id }) => id) ?? [];

describe('what is said of a person names metrics', () => {
  const metricsIn = createMetricsIn(createVocabulary(content.words)(metricsOf('vneid-90-ngay-dem-2025')));
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
