import { may } from '../../core/access/access.ts';
import { fold } from '../../core/message/fold.ts';
import { type Choice, plain } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { splitWords } from '../../core/message/words.ts';
import { type PeopleExport, readPeopleExport } from '../../core/report/read-people-export.ts';
import type { Words } from '../../ports/words.ts';
import { EXPORTS, type ExportKind, hasLists, isOfPeople, isReason } from '../exports/make-export.ts';
import { findUnit } from '../find-unit.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Plan, Planner } from '../planner.ts';

interface Deps {
  readonly planner: Planner;
  readonly words: Words;
  readonly ids: () => string;
}

/**
 * "/xuat", "xuất báo cáo", "xuất danh sách thôn 3", "xuất danh sách thôn 3 đầy đủ <lý do>": a file, made in the
 * background. In full it is given with a reason only, which stays in the audit.
 */
export function createExport({ planner, words, ids }: Deps) {
  const wordsOf = (key: string): readonly string[] =>
    (['vi', 'en'] as const).flatMap((language) => splitWords(words.say(language, text(key))).map(fold));
  const kinds = EXPORTS.flatMap((kind) =>
    [kind, ...wordsOf(`export.words.${kind}`)].map((said) => ({ said, kind })),
  ).toSorted((a, b) => b.said.length - a.said.length);
  const full = wordsOf('export.words.full').toSorted((a, b) => b.length - a.length);

  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, at, door, grants, conversation } = request;
    const { commune } = door;
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const allowed = EXPORTS.filter((kind) => isAllowed(kind, request, plan));
    if (allowed.length === 0) return { says: [say([text('command.not-allowed')])] };

    const read = readWords(
      args,
      kinds.map(({ said }) => said),
    );
    const kind = kinds.find(({ said }) => said === read?.said)?.kind;
    if (kind === undefined) return { says: [say([text('export.which')], allowed.map(choiceOf))], asks: true };
    if (isOfPeople(kind) && !hasLists(plan)) return { says: [say([text('export.no-list')])] };
    if (!allowed.includes(kind)) return { says: [say([text('command.not-allowed')])] };
    const wanted: PeopleExport = isOfPeople(kind)
      ? readPeopleExport(read?.rest ?? '', full, plan.content.units)
      : { unit: '' };
    const unit = wanted.unit === '' ? undefined : findUnit(plan.content.units, wanted.unit, 'export');
    if (unit && 'ask' in unit)
      return { says: [say([text('export.unknown-unit', { text: plain(wanted.unit) })])] };
    if (wanted.reason !== undefined && !isReason(wanted.reason)) return { says: [say([text('export.why')])] };
    if (unit && !may(grants, 'export-people', { commune, unit: unit.unit.id })) {
      return { says: [say([text('command.not-your-unit')])] };
    }
    const { channel, address, language, account } = conversation;
    tx.jobs.add({
      id: ids(),
      kind: 'export',
      contact: { channel, address },
      language,
      args: {
        kind,
        commune,
        campaign: plan.campaign.id,
        account,
        ...(unit && { unit: unit.unit.id }),
        ...(wanted.reason !== undefined && { reason: wanted.reason }),
      },
      at,
    });
    return { says: [say([text('export.making', { what: text(`export.kind.${kind}`) })])] };
  };
}

const choiceOf = (kind: ExportKind): Choice => commandChoice('export', kind, text(`export.kind.${kind}`));

function isAllowed(kind: ExportKind, { grants, door: { commune } }: Request, plan: Plan): boolean {
  if (isOfPeople(kind))
    return (
      hasLists(plan) &&
      plan.content.units.some(({ id }) => may(grants, 'export-people', { commune, unit: id }))
    );
  return may(grants, kind === 'evidence' ? 'export-people' : 'export-figures', { commune });
}

/** The longest of these wordings that the text begins with, and what comes after it, as typed. */
function readWords(
  typed: string,
  wordings: readonly string[],
): { readonly said: string; readonly rest: string } | undefined {
  const words = typed.trim().split(/\s+/);
  for (const said of wordings) {
    const length = said.split(' ').length;
    if (fold(words.slice(0, length).join(' ')) === said) return { said, rest: words.slice(length).join(' ') };
  }
  return undefined;
}
