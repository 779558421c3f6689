import type { Campaign } from '../../core/campaign/campaign.ts';
import { countingProofs } from '../../core/campaign/metric.ts';
import type { Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { Part as Rows } from '../../ports/tables/breakdowns.ts';

/**
 * What people of one group have achieved (lượt), as far as it counts, a figure a metric; `number` is undefined for those
 * whose row says no group.
 */
export function groupFigures(
  { metrics }: Pick<Campaign, 'metrics'>,
  rows: readonly Rows[],
  number: number | undefined,
): readonly Text[] {
  const of = number === undefined ? '' : `g${number}`;
  return metrics.flatMap((metric) => {
    const counting = countingProofs(metric);
    const sum = rows
      .filter((row) => row.of === of && row.metric === metric.id && counting.includes(row.proof))
      .reduce((total, { entries }) => total + entries, 0);
    return sum > 0
      ? [text('query.figure', { metric: text(`campaign.metric.${metric.id}`), entries: sum })]
      : [];
  });
}
