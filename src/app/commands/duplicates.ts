import { may } from '../../core/access/access.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Say } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { readPageNumber } from '../../core/report/page-of.ts';
import { showMoment } from '../../core/time/show.ts';
import type { AlikeVerdict } from '../../ports/entry.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { paged } from '../queries/paged.ts';

const MOST = 300;
/** Suspicions in one message; the next come when these are settled. */
const SUSPECTS = 10;

/** "trùng": people who stand in several lists, and those who may be one person. Names are shown, so it leaves a trace. */
export function createDuplicates(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, grants, conversation } = request;
    const { commune } = door;
    if (!may(grants, 'see-commune', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { campaign } = plan;
    const { people, total } = await tx.breakdowns.shared(commune, campaign.id, MOST);
    const asOf = showMoment(at, campaign.timeZone);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'see-duplicates',
      subject: `${commune}/${campaign.id}`,
    });
    const { page } = readPageNumber(args);
    const suspects = page === 1 ? await saySuspects(request, plan) : undefined;
    const unitsOf = (rows: readonly { readonly unit: string }[]) => namesOf(plan, rows);
    const lines = people.map(({ name, rows }) =>
      text('query.duplicates.line', { name: plain(name), units: unitsOf(rows) }),
    );
    const head =
      total === 0
        ? text('query.duplicates.nobody', { asOf })
        : text('query.duplicates.head', { count: total, asOf });
    const { says = [] } = total === 0 ? { says: [say([head])] } : paged(head, lines, page, 'duplicates', '');
    return { says: [...says, ...(suspects ? [suspects] : [])] };
  };
}

/** Nothing proves that they are one, so somebody who knows them says so. */
async function saySuspects({ tx, door, grants }: Request, plan: Plan): Promise<Say | undefined> {
  const { commune } = door;
  const alike = await tx.entries.alike(commune, plan.campaign.id, SUSPECTS);
  if (alike.length === 0) return undefined;
  const lines = alike.map(({ name, birthYear, rows }, n) =>
    text('query.alike.line', { number: n + 1, name: plain(name), birthYear, units: namesOf(plan, rows) }),
  );
  const isJudge = may(grants, 'spot-check', { commune });
  const [first] = alike;
  const id = first?.rows[0]?.entry ?? '';
  const choices = isJudge
    ? [
        commandChoice('same-person', id, text('query.alike.choice.same', { name: plain(first?.name ?? '') })),
        commandChoice(
          'other-person',
          id,
          text('query.alike.choice.other', { name: plain(first?.name ?? '') }),
        ),
      ]
    : [];
  return say(
    [
      text('query.alike.head', { count: alike.length }),
      ...joinTexts('flow.lines', lines),
      ...(isJudge ? [text('query.alike.how')] : []),
    ],
    choices,
  );
}

/**
 * "cùng một người 1", "khác người 2": what an officer decides of people who look alike, by the number in the list, or by
 * one of their rows from a button.
 */
export function createSettleAlike(planner: Planner, verdict: AlikeVerdict) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, grants, conversation } = request;
    const { commune } = door;
    if (!may(grants, 'spot-check', { commune })) return { says: [say([text('command.not-allowed')])] };
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const { campaign } = plan;
    const alike = await tx.entries.alike(commune, campaign.id, SUSPECTS);
    const wanted = args.trim();
    const meant =
      alike.find(({ rows }) => rows.some(({ entry }) => entry === wanted)) ??
      (/^\d{1,3}$/.test(wanted) ? alike[Number(wanted) - 1] : undefined);
    if (meant === undefined) return { says: [say([text('query.alike.no-such', { count: alike.length })])] };
    const ids = meant.rows.map(({ entry }) => entry);
    const { account } = conversation;
    const outcome = await tx.entries.settleAlike(commune, campaign.id, ids, verdict, account, at);
    const about = { name: plain(meant.name), units: namesOf(plan, meant.rows) };
    if (outcome !== 'settled') return { says: [say([text(`query.alike.${outcome}`, about)])] };
    tx.audit.add({ at, actor: account, action: 'settle-alike', subject: ids[0] ?? '', detail: { verdict } });
    for (const id of ids)
      tx.histories.add({ subject: `entry:${id}`, at, by: account, action: `alike-${verdict}` });
    const next = await saySuspects(request, plan);
    return { says: [say([text(`query.alike.settled.${verdict}`, about)]), ...(next ? [next] : [])] };
  };
}

const namesOf = ({ content }: Plan, rows: readonly { readonly unit: string }[]): string =>
  rows.map(({ unit }) => content.units.find(({ id }) => id === unit)?.name ?? unit).join(', ');
