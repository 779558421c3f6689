import type { Text } from '../../core/message/message.ts';
import { listOf } from '../../core/report/list-of.ts';
import { type JudgedRow, judgeRow } from '../../core/roster/judge.ts';
import { patchRow } from '../../core/roster/patch.ts';
import type { Written } from '../../core/roster/written.ts';
import type { Entry, HandedPerson, PersonFields } from '../../ports/store.ts';
import { isOnBehalf, ON_BEHALF } from '../focus.ts';
import type { Request } from '../outcome.ts';
import type { ListOfUnit } from '../rosters/draft-roster.ts';
import { placeOf } from '../rosters/draft-roster.ts';

/** `recorded`: in the unit's list; `counted`: a child; `ticked`: the plan does not say what they have achieved; `lacks`: nothing was done. */
export type Ticked =
  | { readonly came: 'recorded' | 'counted' | 'ticked' | 'already'; readonly person: HandedPerson }
  | { readonly came: 'lacks'; readonly person: HandedPerson; readonly reasons: readonly Text[] };

/** Who was away or refused can be met again. */
export const isOpen = ({ outcome }: HandedPerson): boolean => outcome !== 'done' && outcome !== 'moved';

/**
 * Ticks somebody off and records them in the unit's list, both in this transaction and for the first only who says so. They
 * are judged as a row of a list is: what the plan requires must be there, and can be said with it (`more`).
 */
export function createTickOff(ids: () => string) {
  return async (
    request: Request,
    list: ListOfUnit | undefined,
    person: HandedPerson,
    more?: string,
  ): Promise<Ticked> => {
    const { tx, at, conversation } = request;
    if (!isOpen(person)) return { came: 'already', person };
    const group = list?.plan.campaign.groups.find(({ id }) => id === person.group);
    const metrics = list ? (listOf(list.plan.campaign, list.unit)?.metrics ?? []) : [];
    const achieved = metrics.filter((metric) => group?.done.includes(metric));
    const settle = () =>
      tx.handed.settle(person.commune, person.unit, person.id, 'done', conversation.account, at);
    if (list === undefined || achieved.length === 0)
      return { came: (await settle()) ? 'ticked' : 'already', person };

    const written = toWritten(person, group?.number ?? 0);
    const row = judgeRow(
      more === undefined ? written : patchRow(written, more, list.reader.isPlace),
      list.reader.wanted,
    );
    if (row.verdict === 'rejected') return { came: 'lacks', person, reasons: row.reasons };
    if (!(await settle())) return { came: 'already', person };
    const entry = toEntry(request, list, row, achieved);
    if (row.child) await tx.entries.countChildren([entry]);
    else await tx.entries.recordAll([entry]);
    return { came: row.child ? 'counted' : 'recorded', person };
  };

  function toEntry(
    { at, grants, conversation }: Request,
    list: ListOfUnit,
    row: JudgedRow,
    achieved: Entry['achieved'],
  ): Entry {
    return {
      id: ids(),
      ...placeOf(list),
      person: row.person as PersonFields,
      achieved,
      details: {
        ...(row.result !== undefined && { result: row.result }),
        ...(row.case !== undefined && { case: row.case }),
        ...(isOnBehalf(grants, list.unit.id) && ON_BEHALF),
      },
      proof: 'unit-confirmed',
      ...(row.helper !== undefined && { helper: row.helper }),
      by: conversation.account,
      at,
    };
  }
}

/** As a row of a list would say it: of which group they are, and that it went well. */
const toWritten = ({ person }: HandedPerson, group: number): Written => ({
  number: 1,
  source: `nhóm ${group}`,
  name: person.name,
  done: 'thành công',
  ...(person.address !== undefined && { address: person.address }),
  ...(person.citizenId !== undefined && { citizenId: person.citizenId }),
  ...(person.phone !== undefined && { phone: person.phone }),
  ...(person.plates !== undefined && { plates: person.plates }),
  ...(person.birthYear !== undefined && { birth: String(person.birthYear) }),
});
