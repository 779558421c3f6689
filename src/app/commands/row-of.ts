import { plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { EntryView } from '../../ports/store.ts';
import type { Outcome, Request } from '../outcome.ts';
import { type OwnUnit, ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import { visibleUnits } from '../visible-units.ts';

export type Row = Exclude<OwnUnit, { outcome: Outcome }> & {
  readonly row: EntryView;
  readonly number: number;
};

/** "3", "dòng 3", "thôn 2 dòng 3", or a row's own id from a button: one row of a list that is theirs. */
export async function rowOf(
  planner: Planner,
  request: Request,
  args: string,
  command: 'correct' | 'withdraw' | 'left' | 'history',
): Promise<Row | { readonly outcome: Outcome }> {
  const { words, pick } = readRow(args);
  // Whoever sees a unit's figures sees what became of its rows; only its own people change them.
  const unitsOf = command === 'history' ? visibleUnits : undefined;
  const own = ownUnit(planner, request, words, command, pick, unitsOf);
  if ('outcome' in own) return own;
  const { plan, unit } = own;
  const rows = await request.tx.entries.list(plan.content.commune.id, plan.campaign.id, unit.id);
  const index = rows.findIndex(({ id }, n) => id === pick || String(n + 1) === pick);
  const row = rows[index];
  if (row !== undefined) return { ...own, row, number: index + 1 };
  const list = commandChoice('list', unit.id, text('menu.item.list'));
  const about = { unit: plain(unit.name), rows: rows.length };
  return {
    outcome: {
      says: [
        say(
          [
            text(
              command === 'correct' || command === 'withdraw'
                ? `report.${command}.usage`
                : `${command}.usage`,
              about,
            ),
          ],
          [list],
        ),
      ],
    },
  };
}

/** The last word is the row; what stands before it is the unit. */
function readRow(args: string): { words: string; pick: string } {
  const match =
    /^(?<words>.*?)\s*(?:(?:dòng|dong|số|so|row)\s+)?(?<pick>[0-9a-f]{8}-[0-9a-f-]{27}|\d{1,6})$/iu.exec(
      args.trim(),
    );
  return { words: match?.groups?.['words'] ?? args, pick: match?.groups?.['pick'] ?? '' };
}
