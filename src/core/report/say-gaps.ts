import { joinTexts } from '../flow/spoken.ts';
import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { type Gaps, hasGaps } from './report-gaps.ts';

/** "Còn thiếu": each thing that the plan asks for and is not there, one below another. Nothing where nothing is missing. */
export function sayGaps(gaps: Gaps): readonly Text[] {
  if (!hasGaps(gaps)) return [];
  const { counts, mismatches, evidence } = gaps;
  const list = (names: readonly Text[]): readonly Text[] => joinTexts('flow.list', names);
  const lines = [
    ...list(counts.map((id) => text(`campaign.metric.${id}`))).map((names) =>
      text('gaps.counts', { list: names }),
    ),
    ...mismatches.map(({ metric, stated, listed }) =>
      text('gaps.mismatch', {
        metric: text(`campaign.metric.${metric}`),
        stated,
        listed,
        difference: Math.abs(stated - listed),
      }),
    ),
    ...list(evidence.map((kind) => text(`gaps.evidence-kind.${kind}`))).map((names) =>
      text('gaps.evidence', { list: names }),
    ),
  ];
  return [text('gaps.head'), ...joinTexts('flow.lines', lines)];
}
