import type { Session } from '../flow/session.ts';
import type { Dialogue } from './dialogue.ts';
import type { Scene } from './scene.ts';

/** Drafts kept aside; the oldest gives way. */
const MAX_PARKED = 5;

/**
 * Puts the conversation under way aside. The menu, and one in which nothing was done, are no draft; `always` for whoever
 * was interrupted by what they asked for at that very step.
 */
export function park({ session, parked }: Dialogue, scene: Scene, always = false): Dialogue {
  const isKept = session !== undefined && (always ? isWork(session, scene) : isDraft(session, scene));
  if (session === undefined || !isKept) return { parked };
  return { parked: [...withoutFlow(parked, session.flow), session].slice(-MAX_PARKED) };
}

export const isDraft = (session: Session, scene: Scene): boolean =>
  isWork(session, scene) && (Object.keys(session.answers).length > 0 || session.trail.length > 0);

/** Of the person's own, of the office or of guides: nothing is lost when it is left. */
export const isMenu = ({ flow }: Session, { flowFor }: Scene): boolean => flowFor(flow)?.fleeting === true;

const isWork = (session: Session, scene: Scene): boolean => !isMenu(session, scene);

/** The newest draft that this person can still go on with. */
export const latestDraft = ({ parked }: Dialogue, scene: Scene): Session | undefined =>
  parked.findLast(({ flow }) => scene.flowFor(flow) !== undefined);

export const withoutFlow = (sessions: readonly Session[], flow: string): readonly Session[] =>
  sessions.filter((session) => session.flow !== flow);
