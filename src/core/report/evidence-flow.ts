import type { Campaign } from '../campaign/campaign.ts';
import { owes } from '../campaign/obligations.ts';
import { EVIDENCE_KINDS, type EvidenceKind } from '../campaign/report.ts';
import type { Unit } from '../campaign/unit.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Flow, Option } from '../flow/flow.ts';
import { plain } from '../message/message.ts';
import { text } from '../message/say.ts';

export const evidenceFlowId = (unit: string): string => `e-${unit}`;

/** As many as an album of Telegram, three times over. */
const MAX_FILES = 30;

/** Kinds of evidence that some report of this unit wants; the list of people is kept row by row and is never sent. */
export function evidenceKindsOf(campaign: Campaign, unit: Unit): readonly EvidenceKind[] {
  const wanted = new Set(campaign.reports.flatMap((report) => (owes(unit, report) ? report.evidence : [])));
  return EVIDENCE_KINDS.filter((kind) => kind !== 'list' && wanted.has(kind));
}

/** Which kind, then the files or the link. Files that came by themselves are here already, as the answer `files`. */
export function evidenceFlow(campaign: Campaign, unit: Unit): Flow | undefined {
  const kinds = evidenceKindsOf(campaign, unit);
  if (kinds.length === 0) return undefined;
  const of: readonly Option[] = kinds.map((kind) => ({
    id: kind,
    label: text(`campaign.evidence.${kind}`),
    ...(kind === 'link' && { go: 'link' }),
  }));
  return createFlow({
    id: evidenceFlowId(unit.id),
    start: 'kind',
    nodes: {
      kind: {
        kind: 'ask',
        text: text('evidence.which', { unit: plain(unit.name) }),
        answer: { type: 'choice', of },
        next: 'files',
      },
      files: {
        kind: 'ask',
        text: text('evidence.send'),
        answer: { type: 'files', kinds: ['photo', 'video', 'file'], max: MAX_FILES },
        once: true,
        next: 'record',
      },
      link: { kind: 'ask', text: text('evidence.link'), answer: { type: 'text', max: 500 }, next: 'record' },
      record: { kind: 'record', what: `evidence:${unit.id}`, next: 'end' },
    },
  });
}
