import type { Instant } from '../time/instant.ts';
import { type Flow, nodeOf } from './flow.ts';
import { awaitsFigures } from './offers.ts';
import { readTyped } from './readers.ts';
import type { Session } from './session.ts';

/** The text is an answer to a question about figures, if perhaps a wrong one: "60-B1 123.45", "không có xe", "12". */
export function takesAnswer(flow: Flow, session: Session, text: string, at: Instant): boolean {
  if (!awaitsFigures(flow, session)) return false;
  const node = nodeOf(flow, session.node);
  if (node?.kind !== 'ask' || 'of' in node.answer || node.answer.type === 'files') return false;
  return /\d/.test(text) || readTyped(text, node.answer, at).verdict !== 'no';
}
