import type { Instant } from '../time/instant.ts';
import { type Flow, nodeOf } from './flow.ts';
import { readTyped } from './readers.ts';
import type { Session } from './session.ts';

/** Answers that have figures in them, and plates among them: whoever types a figure there has not asked anything. */
const WITH_FIGURES: ReadonlySet<string> = new Set(['number', 'citizen-id', 'phone', 'receipt', 'plates']);

/** The text is an answer to a question about figures, if perhaps a wrong one: "60-B1 123.45", "không có xe", "12". */
export function takesAnswer(flow: Flow, session: Session, text: string, at: Instant): boolean {
  const node = session.status === 'waiting' ? nodeOf(flow, session.node) : undefined;
  if (node?.kind !== 'ask' || !WITH_FIGURES.has(node.answer.type)) return false;
  if ('of' in node.answer || node.answer.type === 'files') return false;
  return /\d/.test(text) || readTyped(text, node.answer, at).verdict !== 'no';
}

/** The text cannot be the answer that is awaited in words; it would be refused. */
export function refusesAnswer(flow: Flow, session: Session, text: string, at: Instant): boolean {
  const node = session.status === 'waiting' ? nodeOf(flow, session.node) : undefined;
  if (node?.kind !== 'ask' || 'of' in node.answer) return false;
  return node.answer.type === 'files' || readTyped(text, node.answer, at).verdict === 'no';
}
