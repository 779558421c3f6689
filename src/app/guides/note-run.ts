import type { Dialogue } from '../../core/dialogue/dialogue.ts';
import { behindLastStep } from '../../core/flow/behind-last-step.ts';
import type { NodeId } from '../../core/flow/flow.ts';
import type { Run } from '../../core/flow/run.ts';
import type { Session } from '../../core/flow/session.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Conversation, Tx } from '../../ports/store.ts';
import type { GuideChange } from '../../ports/tables/guide-runs.ts';
import type { OnProgress } from '../handle-inbound.ts';
import type { Planner } from '../planner.ts';

interface Deps {
  readonly guides: Catalogue['guides'];
  readonly planner: Planner;
}

/**
 * Counts how far somebody has come in a guide, once for each step of a run, however often they go back. What was counted
 * is remembered in the run itself; the numbers are kept apart from whoever it was.
 */
export function createNoteRun({ guides, planner }: Deps): OnProgress {
  const ends = new Map([...guides].map(([id, flow]) => [id, behindLastStep(flow)]));

  return (tx, commune, before, after, at) => {
    const left = before.dialogue.session;
    const { session, parked } = after.dialogue;
    if (left?.run !== undefined && isOver(left, after.dialogue)) note(tx, commune, left.flow, left.run);
    const behind = session && ends.get(session.flow);
    if (session === undefined || behind === undefined) return after;
    const plan = planner.current(commune, at);
    if (plan === undefined) return after;

    // Begun again from the middle it is the same run; from behind the last step another one.
    const earlier = sessionsOf(before.dialogue).find(({ flow }) => flow === session.flow)?.run;
    const known = session.run ?? (earlier?.at === undefined ? undefined : earlier);
    const run: Run = known ?? {
      day: dayOf(at, plan.campaign.timeZone),
      campaign: plan.campaign.id,
      reached: [],
    };
    if (known === undefined) count(tx, commune, session.flow, run, '', { reached: 1 });
    const fresh = [...new Set([...session.trail, session.node])].filter(
      (node) => !behind.has(node) && !run.reached.includes(node),
    );
    for (const node of fresh) count(tx, commune, session.flow, run, node, { reached: 1 });
    const here = behind.has(session.node) ? undefined : session.node;
    if (here !== run.at) note(tx, commune, session.flow, run, here);
    else if (session.run !== undefined) return after;
    const { at: _, ...rest } = run;
    const counted: Run = {
      ...rest,
      reached: [...run.reached, ...fresh],
      ...(here !== undefined && { at: here }),
    };
    return { ...after, dialogue: { ...after.dialogue, parked, session: { ...session, run: counted } } };
  };
}

const sessionsOf = ({ session, parked }: Dialogue): readonly Session[] => [
  ...(session ? [session] : []),
  ...parked,
];

/** Whoever leaves a guide in the middle has it put aside, unless nothing was done in it. */
const isOver = ({ flow, answers, trail }: Session, after: Dialogue): boolean =>
  (trail.length > 0 || Object.keys(answers).length > 0) &&
  sessionsOf(after).every((session) => session.flow !== flow);

/** From where it stood to where it stands, if anywhere. */
function note(tx: Tx, commune: string, guide: string, run: Run, here?: NodeId): void {
  if (run.at !== undefined) count(tx, commune, guide, run, run.at, { standing: -1 });
  if (here !== undefined) count(tx, commune, guide, run, here, { standing: 1 });
}

function count(
  tx: Tx,
  commune: string,
  guide: string,
  { campaign, day }: Run,
  step: string,
  change: GuideChange,
): void {
  tx.guideRuns.note({ commune, campaign, guide, step, day }, change);
}

/** Somebody in the middle of a guide has asked for a person; `about` is the guide and the step. */
export function noteAsked(tx: Tx, commune: string, { dialogue }: Conversation, about: string): void {
  const [guide = '', step = ''] = about.split('.');
  const run = sessionsOf(dialogue).find(({ flow }) => flow === guide)?.run;
  if (run !== undefined) count(tx, commune, guide, run, step, { asked: 1 });
}
