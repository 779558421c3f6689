import { may } from '../../core/access/access.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { findOwnOf } from '../find-unit.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { loadFlags } from '../reporting/load-flags.ts';
import { visibleUnits } from '../visible-units.ts';

/** Rows in one message; more would not be read. */
const SHOWN = 20;
/** Units that are opened at once for the whole commune; beyond it one is asked for by name. */
const MANY = 60;

/** "/canhbao": units with rows that should be looked at; "cảnh báo thôn 3": which rows, and why. */
export function createFlags(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, door, at, grants, conversation } = request;
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const visible = visibleUnits(grants, plan.content);
    if (visible.length === 0) return { says: [say([text('command.not-allowed')])] };
    if (args === '' && may(grants, 'see-commune', { commune: door.commune })) return ofCommune(request, plan);
    const found = findOwnOf(visible, plan.content.units, args, 'flags');
    if ('says' in found) return found;
    const { unit } = found;
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'judge-list',
      subject: `${door.commune}/${plan.campaign.id}/${unit.id}`,
    });
    return ofUnit(request, plan, unit);
  };
}

async function ofUnit({ tx, at }: Request, plan: Plan, unit: Unit): Promise<Outcome> {
  const { rows, flags } = await loadFlags(tx, plan, unit, at);
  const lines = rows.flatMap((row, n): Text[] => {
    const mine = flags.get(row.id);
    const [why] = mine
      ? joinTexts(
          'flow.list',
          mine.map((flag) => text(`flag.${flag}`)),
        )
      : [];
    return why ? [text('flags.row', { number: n + 1, name: plain(row.person.name), why })] : [];
  });
  const head = text(lines.length > 0 ? 'flags.of-unit' : 'flags.none', {
    unit: plain(unit.name),
    count: lines.length,
  });
  const more = lines.length > SHOWN ? [text('flags.more', { count: lines.length - SHOWN })] : [];
  return { says: [say([head, ...joinTexts('flow.lines', lines.slice(0, SHOWN)), ...more])] };
}

async function ofCommune({ tx, at }: Request, plan: Plan): Promise<Outcome> {
  const tallies = await tx.entries.tallies(plan.campaign.commune, plan.campaign.id);
  const busy = new Set(tallies.map(({ unit }) => unit));
  const units = plan.content.units.filter(({ id }) => busy.has(id)).slice(0, MANY);
  const counted: { readonly unit: Unit; readonly flagged: number; readonly rows: number }[] = [];
  for (const unit of units) {
    const { rows, flags } = await loadFlags(tx, plan, unit, at);
    if (flags.size > 0) counted.push({ unit, flagged: flags.size, rows: rows.length });
  }
  counted.sort((a, b) => b.flagged / b.rows - a.flagged / a.rows);
  const lines = counted.map(({ unit, flagged, rows }) =>
    text('flags.unit', { unit: plain(unit.name), flagged, rows }),
  );
  const head = text(lines.length > 0 ? 'flags.head' : 'flags.none-at-all');
  const choices = counted
    .slice(0, 4)
    .map(({ unit }) => ({ ...commandChoice('flags', unit.id, plain(unit.name)), id: unit.id }));
  return { says: [say([head, ...joinTexts('flow.lines', lines)], choices)] };
}
