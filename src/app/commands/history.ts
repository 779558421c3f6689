import type { Grant } from '../../core/access/access.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { type Choice, plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { showMoment } from '../../core/time/show.ts';
import type { EntryView, Happening, Tx } from '../../ports/store.ts';
import { findOwnOf } from '../find-unit.ts';
import { ON_BEHALF, unitInFocus } from '../focus.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';
import { unitsReportedBy } from '../units-reported-by.ts';
import { visibleUnits } from '../visible-units.ts';
import { rowOf } from './row-of.ts';
import { sayRow } from './say-row.ts';

/** Happenings in one message, the newest. */
const SHOWN = 15;
const REPORTS = 4;

/** "/lichsu 3": what happened to one row; "/lichsu" or "lịch sử thôn 3": what happened to the unit's reports. */
export function createHistory(planner: Planner) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, door, at, grants, conversation } = request;
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const visible = visibleUnits(grants, plan.content);
    if (visible.length === 0) return { says: [say([text('command.not-allowed')])] };
    const isRow = /^(?:(?:dòng|dong|số|so|row)\s+)?\d{1,6}$/iu.test(args.trim());
    const focus =
      args === '' ? visible.find((unit) => unit.id === unitInFocus(conversation.focus, at)) : undefined;
    const found = focus ? { unit: focus } : findOwnOf(visible, plan.content.units, args, 'history');
    if (isRow || (/\d{1,6}$/.test(args) && !('unit' in found))) return ofRow(planner, request, args);
    if ('says' in found) return found;
    const { id, name } = found.unit;
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'see-history',
      subject: `${door.commune}/${plan.campaign.id}/${id}`,
    });
    const parts = await ofReports(tx, plan, id, request);
    const head = text(parts.length > 0 ? 'history.of-unit' : 'history.nothing', { unit: plain(name) });
    return { says: [say([head, ...parts], [wayOn(request, plan, id)])] };
  };
}

async function ofRow(planner: Planner, request: Request, args: string): Promise<Outcome> {
  const found = await rowOf(planner, request, args, 'history');
  if ('outcome' in found) return found.outcome;
  const { plan, unit, row, number } = found;
  const noted = await request.tx.histories.of(`entry:${row.id}`);
  const lines = await sayHappenings(request, plan, withBeginning(noted, row));
  const none = lines.length === 0 ? [text('history.none')] : [];
  const list = wayOn(request, plan, unit.id);
  return {
    says: [say([text('history.of-row', { row: sayRow(plan, row, number) }), ...lines, ...none], [list])],
  };
}

/** The list, for whoever reports for the unit; others see it as what a figure is made of. */
const wayOn = ({ grants }: Request, { content }: Plan, unit: string): Choice =>
  unitsReportedBy(grants, content).some(({ id }) => id === unit)
    ? commandChoice('list', unit, text('menu.item.list'))
    : commandChoice('explain', unit, text('query.explain.rows'));

/** What whole lists come as. */
const SOURCES: ReadonlySet<string> = new Set(['text', 'file', 'form']);

/** Of a row that came with a whole list only the row itself says who brought it, and when. */
function withBeginning(
  noted: readonly Happening[],
  { id, by, at, details }: EntryView,
): readonly Happening[] {
  if (noted.some(({ action }) => action.startsWith('recorded'))) return noted;
  const [from = '', number = ''] = details['source']?.split(' ') ?? [];
  const action = details['entered'] === ON_BEHALF.entered ? 'recorded-on-behalf' : 'recorded';
  const detail = SOURCES.has(from) ? { source: from, number } : undefined;
  const what = detail ? `${action}-from-list` : action;
  return [{ subject: `entry:${id}`, at, by, action: what, ...(detail && { detail }) }, ...noted];
}

async function ofReports(tx: Tx, plan: Plan, unit: string, request: Request): Promise<readonly Text[]> {
  const { commune, id } = plan.campaign;
  const own = [...plan.obligations.values()].filter((one) => one.unit === unit && one.opens <= request.at);
  const filed = (await tx.submissions.of(commune, id)).filter((one) => one.unit === unit);
  const keys = [
    ...new Set([
      ...own.slice(-REPORTS).map(({ key }) => key),
      ...filed.slice(-REPORTS).map(({ obligation }) => obligation),
    ]),
  ];
  const parts: Text[] = [];
  for (const key of keys) {
    const lines = await sayHappenings(request, plan, await tx.histories.of(`report:${key}`));
    const report = plan.campaign.reports.find((one) => one.id === key.split('/')[2]);
    if (lines.length > 0)
      parts.push(text('history.of-report', { report: plain(report?.title ?? key) }), ...lines);
  }
  return parts;
}

/** One line each, the newest last; who it was is told by their role, never by a name. */
async function sayHappenings(
  { tx, at, conversation }: Request,
  { campaign }: Plan,
  happenings: readonly Happening[],
): Promise<readonly Text[]> {
  const shown = happenings.slice(-SHOWN);
  const grants = await tx.grants.of([...new Set(shown.map(({ by }) => by))], at);
  const lines = shown.map((one) =>
    text('history.line', {
      moment: showMoment(one.at, campaign.timeZone),
      who: one.by === conversation.account ? text('history.you') : whoIs(grants.get(one.by) ?? [], one.by),
      what: text(`history.action.${one.action}`, wordsOf(one)),
    }),
  );
  return joinTexts('flow.lines', lines);
}

const whoIs = (grants: readonly Grant[], by: string): Text =>
  by === 'bot' ? text('history.bot') : text(`command.role.${grants[0]?.role ?? 'citizen'}`);

/** Ids become words; masked values stay as they are. */
function wordsOf({ detail = {} }: Happening): Readonly<Record<string, Text | string>> {
  const words = Object.entries(detail).map(([name, value]): [string, Text | string] => {
    if (name === 'reason' && LEFT.has(value)) return [name, text(`left.reason.${value}`)];
    if (name === 'reason') return [name, text(`check.reason.${value}`)];
    if (name === 'field')
      return [name, text(value === 'achieved' ? 'report.field.achieved' : `campaign.field.${value}`)];
    if (name === 'metric') return [name, text(`campaign.metric.${value}`)];
    if (name === 'source') return [name, text(`history.source.${value}`)];
    if (name === 'kind') return [name, text(`gaps.evidence-kind.${value}`)];
    return [name, value];
  });
  return {
    rows: '',
    reason: '',
    field: '',
    metric: '',
    kind: '',
    count: '',
    source: '',
    number: '',
    before: '',
    after: '',
    ...Object.fromEntries(words),
  };
}

const LEFT: ReadonlySet<string> = new Set(['moved', 'died', 'away', 'not-ours', 'back']);
