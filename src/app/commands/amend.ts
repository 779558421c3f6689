import { ownCorrectFlowId } from '../../core/consent/own-correct-flow.ts';
import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { ownRows, whoAsks } from '../rights/own-data.ts';
import { aboutRow } from './my-data.ts';

/** "/sua": one row of the person's own, one field of it. What a unit wrote down of them is for the officer. */
export function createAmend(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const rows = await ownRows(whoAsks(request));
    const row =
      rows.length === 1 ? rows[0] : rows.find(({ entry }, n) => entry.id === args || String(n + 1) === args);
    if (rows.length === 0) {
      return { says: [say([text('rights.amend.nothing')], [officer()])] };
    }
    if (row === undefined) {
      const choices = rows.map(({ entry }) => commandChoice('amend', entry.id, plain(entry.name)));
      return { says: [say([text('rights.amend.which')], [...choices, officer()])], asks: true };
    }
    // The plan of the row, which must still be under way; a campaign that is over is not corrected by anybody.
    const plan = planner.current(request.door.commune, request.at);
    if (plan?.campaign.id !== row.entry.campaign)
      return { says: [say([text('rights.amend.over')], [officer()])] };
    return {
      says: [say([text('rights.amend.shown', aboutRow(planner, request, row))])],
      enter: ownCorrectFlowId(row.entry.unit),
      answers: { entry: row.entry.id },
    };
  };
}

const officer = () => commandChoice('object', 'correct', text('rights.choice.ask-officer'));
