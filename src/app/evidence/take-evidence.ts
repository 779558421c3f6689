import { readPicked } from '../../core/flow/kinds/files.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { evidenceFlowId, evidenceKindsOf } from '../../core/report/evidence-flow.ts';
import { unitInFocus } from '../focus.ts';
import type { Planner } from '../planner.ts';
import type { FileTaker } from '../take-files.ts';
import { unitsReportedBy } from '../units-reported-by.ts';

/** Photos, videos and papers that a head sends unasked: they are asked what these show. Nothing is fetched before. */
export const createTakeEvidence =
  (planner: Planner): FileTaker =>
  async ({ door, at, grants, conversation }, files, heard) => {
    const plan = planner.current(door.commune, at);
    const own = plan ? unitsReportedBy(grants, plan.content) : [];
    if (plan === undefined || own.length === 0) return undefined;
    const wanting = own.filter((unit) => evidenceKindsOf(plan.campaign, unit).length > 0);
    const unit = wanting.find(({ id }) => id === unitInFocus(conversation.focus, at)) ?? wanting[0];
    if (unit === undefined)
      return { says: [say([text('evidence.none-asked', { unit: plain(own[0]?.name ?? '') })])] };
    const { session } = conversation.dialogue;
    const flow = evidenceFlowId(unit.id);
    const begun = session?.flow === flow ? readPicked(session.answers['files']) : [];
    const mine = files.map((file) => ({ ...file, ...(heard.album && { album: heard.album }) }));
    const all = [...begun, ...mine].map((file) => JSON.stringify(file));
    // An album comes in parts; all of them are of the draft that the first one began.
    if (heard.album !== undefined && begun.at(-1)?.album === heard.album) return { gathered: { files: all } };
    return {
      says: [say([text('evidence.came', { unit: plain(unit.name), count: all.length })])],
      enter: flow,
      answers: { files: all },
    };
  };
