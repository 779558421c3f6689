import { joinTexts } from '../flow/spoken.ts';
import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { type Gaps, hasGaps } from './report-gaps.ts';

/** "Còn thiếu": each thing that the plan asks for and is not there, one below another. Nothing where nothing is missing. */
export function sayGaps(gaps: Gaps): readonly Text[] {
  if (!hasGaps(gaps)) return [];
  const { counts, mismatches, evidence } = gaps;
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

/** The same under one line of several: what there is none of. Figures that disagree are told with the report itself. */
export const sayGapsBriefly = ({ counts, evidence }: Gaps): readonly Text[] => [
  ...list(counts.map((id) => text(`campaign.metric.${id}`))).map((names) =>
    text('gaps.brief.counts', { list: names }),
  ),
  ...list(evidence.map((kind) => text(`gaps.evidence-kind.${kind}`))).map((names) =>
    text('gaps.brief.evidence', { list: names }),
  ),
];

const list = (names: readonly Text[]): readonly Text[] => joinTexts('flow.list', names);
