import type { Session } from '../flow/session.ts';
import type { Dialogue } from './dialogue.ts';
import type { Scene } from './scene.ts';

/** Drafts kept aside; the oldest gives way. */
const MAX_PARKED = 5;

/** Puts the conversation under way aside. The menu, and one in which nothing was answered, are no draft. */
export function park({ session, parked }: Dialogue, scene: Scene): Dialogue {
  if (session === undefined || !isDraft(session, scene)) return { parked };
  return { parked: [...withoutFlow(parked, session.flow), session].slice(-MAX_PARKED) };
}

export const isDraft = ({ flow, answers }: Session, { home }: Scene): boolean =>
  flow !== home && Object.keys(answers).length > 0;

/** The newest draft that this person can still go on with. */
export const latestDraft = ({ parked }: Dialogue, scene: Scene): Session | undefined =>
  parked.findLast(({ flow }) => scene.flowFor(flow) !== undefined);

export const withoutFlow = (sessions: readonly Session[], flow: string): readonly Session[] =>
  sessions.filter((session) => session.flow !== flow);
