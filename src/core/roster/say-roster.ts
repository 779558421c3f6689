import { joinTexts } from '../flow/spoken.ts';
import { type Choice, plain, type Say, type Text } from '../message/message.ts';
import { commandChoice, say, text } from '../message/say.ts';
import type { JudgedRow } from './judge.ts';
import { type Summary, takenRows } from './summary.ts';

interface About {
  readonly id: string;
  readonly unit: string;
  readonly file?: string;
  readonly summary: Summary;
  /** What was answered for the whole list, as it is read out. */
  readonly common: readonly Text[];
  /** Where those live who gave no address. */
  readonly home?: string;
}

/** The one card before anything is recorded: what was read, what is wrong with it, and what happens next. */
export function sayRoster(about: About): Say {
  const { id, unit, file, summary, common, home } = about;
  const { counts, rows } = summary;
  const taken = takenRows(summary);
  const head = text(file === undefined ? 'roster.card.head' : 'roster.card.head-of-file', {
    unit: plain(unit),
    rows,
    file: plain(file ?? ''),
  });
  const notes = [
    ...(summary.inList > 0 ? [text('roster.card.in-list', { count: summary.inList })] : []),
    ...(summary.elsewhere > 0 ? [text('roster.card.elsewhere', { count: summary.elsewhere })] : []),
    ...(summary.atHome > 0
      ? [text('roster.card.at-home', { count: summary.atHome, home: plain(home ?? '') })]
      : []),
    ...(summary.children ? [text('roster.card.children', { count: summary.children })] : []),
    ...(summary.converted ? [text('roster.card.converted')] : []),
    ...(summary.claimed !== undefined && summary.claimed !== rows
      ? [text('roster.card.claimed', { claimed: summary.claimed, rows })]
      : []),
    ...common,
  ];
  return say(
    [
      ...joinTexts('flow.lines', [
        head,
        text(taken > 0 ? 'roster.card.good' : 'roster.card.none-good', { count: taken }),
        ...notes,
      ]),
      ...block('warned', counts.warned, summary.shown),
      ...block('rejected', counts.rejected, summary.shown),
      ...block('repeated', counts.repeated, summary.shown),
      ...(counts.rejected + counts.warned > 0 ? howTo(summary) : []),
      ...(taken > 0 ? [text('roster.card.ask', { count: taken })] : []),
    ],
    [
      ...(taken > 0 ? [button(id, 'ok', text('roster.choice.ok', { count: taken }))] : []),
      ...(rows <= MOST_LISTED ? [button(id, 'show', text('roster.choice.show'))] : [onPage(id)]),
      button(id, 'drop', text('roster.choice.drop')),
    ],
  );
}

const isNoAddress = ({ key, params }: Text): boolean =>
  key === 'roster.reason.missing' && JSON.stringify(params).includes('campaign.field.address');

/** Longer lists are looked through in their file, or on a page. */
const MOST_LISTED = 60;

const onPage = (id: string): Choice => commandChoice('list-page', `draft ${id}`, text('roster.choice.page'));

/** What each row says, one below another, with its verdict. */
export const sayRows = (rows: readonly JudgedRow[], line: (row: JudgedRow) => Text): readonly Text[] =>
  joinTexts('flow.lines', rows.map(line));

/** A button that stands for a word to this draft. */
export const button = (id: string, action: string, label: Text): Choice => ({
  ...commandChoice('roster', `${id} ${action}`, label),
  id: `roster-${action}`,
});

function block(verdict: JudgedRow['verdict'], count: number, shown: readonly JudgedRow[]): readonly Text[] {
  if (count === 0) return [];
  const rows = shown.filter((row) => row.verdict === verdict);
  return joinTexts('flow.lines', [
    text(`roster.card.${verdict}`, { count }),
    ...rows.map(sayTrouble),
    ...(rows.length < count ? [text('roster.card.more', { count: count - rows.length })] : []),
  ]);
}

/** "7. Lê Văn Tạm: thiếu số CCCD" */
export function sayTrouble({ number, person, written, reasons }: JudgedRow): Text {
  const name = person.name ?? written.name;
  const because = joinReasons(reasons);
  return name === undefined
    ? text('roster.card.nameless', { number, because })
    : text('roster.card.line', { number, name: plain(name), because });
}

export const joinReasons = (reasons: readonly Text[]): Text =>
  reasons
    .toReversed()
    .reduce<Text | undefined>(
      (second, first) =>
        second === undefined ? first : { key: 'roster.reason.both', params: { first, second } },
      undefined,
    ) ?? plain('');

/** An example of the very row that is wrong; where several lack a place, that it can be said once. */
function howTo({ shown }: Summary): readonly Text[] {
  const first = shown.find(({ verdict }) => verdict === 'rejected') ?? shown[0];
  const one = text('roster.card.how', { number: first?.number ?? 1, example: exampleFor(first) });
  const isShared = shown.filter((row) => row.reasons.some(isNoAddress)).length > 1;
  return isShared ? [text('roster.card.how-all'), one] : [one];
}

/** What would put the row right, as one would type it. */
function exampleFor(row: JudgedRow | undefined): Text {
  const reasons = row?.reasons ?? [];
  const has = (key: string): boolean => reasons.some((reason) => reason.key === `roster.reason.${key}`);
  if (has('not-done')) return text('roster.example.done');
  if (has('namesake')) return text('roster.example.namesake', { name: plain(row?.person.name ?? '') });
  if (reasons.some(isNoName)) return text('roster.example.name');
  return reasons.length === 1 && reasons.some(isNoAddress)
    ? text('roster.example.address')
    : plain('075199000001');
}

const isNoName = ({ key, params }: Text): boolean =>
  key === 'roster.reason.missing' && JSON.stringify(params).includes('campaign.field.name');
