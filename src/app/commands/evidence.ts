import { may } from '../../core/access/access.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type SaidFile, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { evidenceFlowId, evidenceKindsOf } from '../../core/report/evidence-flow.ts';
import { dayOf } from '../../core/time/day.ts';
import { showDay, showMoment } from '../../core/time/show.ts';
import type { Evidence } from '../../ports/store.ts';
import type { Record as RecordAnswers } from '../carry-out.ts';
import { findOwnOf } from '../find-unit.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Plan, Planner } from '../planner.ts';
import { unitsReportedBy } from '../units-reported-by.ts';

/** Pictures under one message. */
const SHOWN = 10;

interface Deps {
  readonly planner: Planner;
  readonly record: RecordAnswers;
}

/** "/minhchung": a head sends more, "minh chứng https://…" at once; "minh chứng thôn 3": whoever may see the unit sees what there is, with the files. */
export function createEvidence({ planner, record }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, grants, conversation } = request;
    const { commune } = door;
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const link = /https?:\/\/\S+/i.exec(args)?.[0];
    const { words, mode, number } = readArgs(link === undefined ? args : args.replace(link, ''));
    if (unitsReportedBy(grants, plan.content).length > 0) {
      const own = ownUnit(planner, request, words, 'evidence', mode);
      if ('outcome' in own) return own.outcome;
      const { unit } = own;
      if (mode === 'withdraw') return withdraw(request, plan, unit, number);
      if (mode === 'see') return show(request, plan, unit, true);
      if (evidenceKindsOf(plan.campaign, unit).length === 0)
        return { says: [say([text('evidence.none-asked', { unit: plain(unit.name) })])] };
      if (link !== undefined && evidenceKindsOf(plan.campaign, unit).includes('link'))
        return record(request, unit.id, { kind: 'link', link });
      return { enter: evidenceFlowId(unit.id) };
    }
    const visible = plan.content.units.filter(({ id }) => may(grants, 'see-unit', { commune, unit: id }));
    if (visible.length === 0) return { says: [say([text('command.not-allowed')])] };
    const found = findOwnOf(visible, plan.content.units, words, 'evidence');
    if ('says' in found) return found;
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'see-evidence',
      subject: `${commune}/${plan.campaign.id}/${found.unit.id}`,
    });
    return show(request, plan, found.unit, false);
  };
}

function readArgs(args: string) {
  const withdrawn = /^(?<words>.*?)\s*(?:rút|rut|withdraw)\s+(?<number>\d{1,3})$/iu.exec(args.trim())?.groups;
  if (withdrawn)
    return { words: withdrawn['words'] ?? '', mode: 'withdraw', number: Number(withdrawn['number']) };
  const seen = /^(?<words>.*?)\s*(?:xem|see)$/iu.exec(args.trim())?.groups;
  return seen
    ? { words: seen['words'] ?? '', mode: 'see', number: 0 }
    : { words: args.trim(), mode: '', number: 0 };
}

const albumsOf = (all: readonly Evidence[]): readonly (readonly Evidence[])[] => [
  ...Map.groupBy(all, ({ album }) => album).values(),
];

async function show({ tx, at }: Request, plan: Plan, unit: Unit, isOwn: boolean): Promise<Outcome> {
  const { campaign } = plan;
  const all = await tx.evidence.of(campaign.commune, campaign.id, unit.id);
  const about = { unit: plain(unit.name), count: all.length, asOf: showMoment(at, campaign.timeZone) };
  if (all.length === 0) return { says: [say([text('evidence.nothing', about)], isOwn ? [more(unit)] : [])] };
  const lines = albumsOf(all).map((album, n) => lineOf(plan, album, n + 1));
  const stored = await tx.media.of(all.flatMap(({ media }) => media ?? []));
  const files: readonly SaidFile[] = stored
    .filter(({ state }) => state === 'stored')
    .slice(-SHOWN)
    .map(({ id, name, type = 'application/octet-stream', size }) => ({
      media: id,
      name: name ?? id,
      type,
      ...(size !== undefined && { size }),
      alt: text('evidence.alt', { unit: plain(unit.name) }),
    }));
  const parts = [
    text('evidence.head', about),
    ...joinTexts('flow.lines', lines),
    ...(isOwn ? [text('evidence.how')] : []),
  ];
  return { says: [{ ...say(parts, isOwn ? [more(unit)] : []), ...(files.length > 0 && { files }) }] };
}

const more = ({ id }: Unit) => commandChoice('evidence', id, text('evidence.choice.more'));

function lineOf({ campaign }: Plan, album: readonly Evidence[], number: number): Text {
  const [first] = album as [Evidence, ...Evidence[]];
  const report = campaign.reports.find(({ id }) => first.obligation.split('/')[2] === id);
  return text(first.link === undefined ? 'evidence.line' : 'evidence.line-link', {
    number,
    kind: text(`campaign.evidence.${first.kind}`),
    count: album.length,
    link: plain(first.link ?? ''),
    report: plain(report?.title ?? ''),
    day: showDay(dayOf(first.at, campaign.timeZone)),
  });
}

async function withdraw(
  { tx, at, conversation }: Request,
  plan: Plan,
  unit: Unit,
  number: number,
): Promise<Outcome> {
  const { commune, id: campaign } = plan.campaign;
  const albums = albumsOf(await tx.evidence.of(commune, campaign, unit.id));
  const album = albums[number - 1] ?? [];
  const [first] = album;
  if (first === undefined) return { says: [say([text('evidence.no-such', { number })])] };
  const count = await tx.evidence.withdraw(commune, campaign, unit.id, first.album);
  tx.media.expire(
    album.flatMap(({ media }) => media ?? []),
    at,
  );
  tx.audit.add({
    at,
    actor: conversation.account,
    action: 'withdraw-evidence',
    subject: first.album,
    detail: { count },
  });
  tx.histories.add({
    subject: `report:${first.obligation}`,
    at,
    by: conversation.account,
    action: 'evidence-withdrawn',
    detail: { kind: first.kind, count: String(count) },
  });
  return { says: [say([text('evidence.withdrawn', { number, count })], [more(unit)])] };
}
