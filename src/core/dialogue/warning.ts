import { awaitsFigures, awaitsText } from '../flow/offers.ts';
import type { Text } from '../message/message.ts';
import { hasForeignLink } from '../topic/foreign-link.ts';
import { looksSecret } from '../topic/secret.ts';
import type { Dialogue } from './dialogue.ts';
import type { Scene } from './scene.ts';

/** What must be said to somebody who sends a code, a password or a link, before anything else is made of it. */
export function warningOf(typed: string, { session }: Dialogue, scene: Scene): Text | undefined {
  const flow = session && scene.flowFor(session.flow);
  const awaits = (kind: typeof awaitsText): boolean =>
    flow !== undefined && session !== undefined && kind(flow, session);
  const wanted = awaits(awaitsFigures) ? 'figures' : awaits(awaitsText) ? 'words' : 'choice';
  if (looksSecret(typed, wanted)) return { key: 'topic.secret' };
  if (wanted === 'words' || !hasForeignLink(typed)) return undefined;
  // A head may well name the page of a newspaper, where words are awaited or as evidence.
  const isEvidence = scene.hasRole && scene.readPhrase(typed)?.command === 'evidence';
  return isEvidence ? undefined : { key: 'topic.link' };
}
