import { countingProofs } from '../../core/campaign/metric.ts';
import { EVIDENCE_KINDS } from '../../core/campaign/report.ts';
import type { Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { sayStandingOf } from '../../core/report/say-standing.ts';
import type { CommuneContent } from '../../ports/catalogue.ts';
import type { Block } from '../../ports/letters.ts';
import type { Dossier } from '../load-dossier.ts';

type Say = (text: Text) => string;

/** Part II: figures against the targets, reports, evidence, what spot checks found. */
export function resultBlocks({ units }: CommuneContent, dossier: Dossier, say: Say): readonly Block[] {
  const { board, evidence, found } = dossier;
  const { campaign, metrics, standings } = board;
  const sum = (fate: 'on-time' | 'late' | 'overdue') =>
    board.units.reduce((total, { counts }) => total + counts[fate], 0);
  const checks = [...found.values()];
  const total = (of: 'met' | 'notMet' | 'absent') => checks.reduce((all, one) => all + one[of], 0);
  const kinds = EVIDENCE_KINDS.map(
    (kind) => [kind, evidence.filter((one) => one.kind === kind && one.state === 'kept').length] as const,
  );
  const shown = kinds.filter(([, count]) => count > 0);
  return [
    { kind: 'heading', text: say(text('letter.part.results')) },
    {
      kind: 'paragraph',
      text: say(
        text('letter.results.reports', {
          onTime: sum('on-time'),
          late: sum('late'),
          missing: sum('overdue'),
        }),
      ),
    },
    ...metrics.map(
      ({ metric, people, entries, stated }): Block => ({
        kind: 'bullet',
        text: say(
          text(stated > 0 ? 'letter.results.metric-stated' : 'letter.results.metric', {
            metric: text(`campaign.metric.${metric.id}`),
            people,
            entries,
            stated,
            proof: text(`report.proof.${countingProofs(metric)[0]}`),
          }),
        ),
      }),
    ),
    ...(standings.length === 0
      ? []
      : [{ kind: 'paragraph', text: say(text('report.total.targets')) } as const]),
    ...standings.map(
      (standing): Block => ({ kind: 'bullet', text: say(sayStandingOf(campaign, units, standing)) }),
    ),
    {
      kind: 'paragraph',
      text:
        shown.length === 0
          ? say(text('letter.results.no-evidence'))
          : say(
              text('letter.results.evidence', {
                list: shown
                  .map(([kind, count]) =>
                    say(
                      text('letter.results.evidence-kind', {
                        kind: text(`campaign.evidence.${kind}`),
                        count,
                      }),
                    ),
                  )
                  .join('; '),
              }),
            ),
    },
    ...(checks.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            text: say(
              text('letter.results.checks', {
                met: total('met'),
                notMet: total('notMet'),
                absent: total('absent'),
              }),
            ),
          } as const,
        ]),
  ];
}
