import { type Columns, readCells } from './cells.ts';
import { isSender, stripChatMarks } from './chat-marks.ts';
import { createDitto } from './ditto.ts';
import { toWritten } from './gather.ts';
import { readHeadings } from './headings.ts';
import { fromLegacy } from './legacy.ts';
import { readOrdinal } from './ordinal.ts';
import { cutLine, type IsPlace, mayBeAside, type Piece } from './pieces.ts';
import { type Found, putTogether, type Row } from './put-together.ts';
import { unquote } from './quoted.ts';
import { isNobody } from './remarks.ts';
import { isSignature, isSmallTalk, isTitle, readClaim } from './small-talk.ts';
import { isSpeech } from './speech.ts';
import { tidy } from './tidy.ts';
import type { Written } from './written.ts';

/** What a pasted text holds. */
export interface Roster {
  readonly people: readonly Written[];
  /** Headings and greetings, which may name the unit. */
  readonly titles: readonly string[];
  /** How many people the writer says there are. */
  readonly claimed?: number;
  /** Some of it was in VNI, TCVN3 or broken UTF-8, and could be read. */
  readonly converted: boolean;
  /** It is a table, whose first row says what its columns hold. */
  readonly headings: boolean;
}

/**
 * Reads a list as people write it: numbered or not, values in any order with any separator or none, several lines a person,
 * headings and greetings around it. Pure, and the same for NFC and NFD, with or without chat marks.
 */
export function readText(text: string, isPlace?: IsPlace): Roster {
  let converted = false;
  const read = tidy(text)
    .split('\n')
    .map((line) => {
      const modern = fromLegacy(line);
      if (modern !== undefined) converted = true;
      return (modern ?? line).replaceAll('\u00AD', '');
    });
  const said = read.map((line, n) => (isSender(line, read[n + 1]) ? '' : stripChatMarks(line)));
  const lines = unquote(said).flatMap(splitNumbered);
  const titles = lines.filter((line) => line.trim() !== '' && isAround(line) && !hasNumber(line));
  const claimed = lines.map(readClaim).find((count) => count !== undefined);
  const table = readTable(lines, isPlace);
  const drafts = table ?? putTogether(toRows(lines, isPlace));
  const people = drafts
    .map(({ draft, section }, n) => toWritten(draft, draft.number ?? n + 1, section))
    .map(createDitto());
  return {
    people: withOwnNumbers(people),
    titles,
    converted,
    headings: table !== undefined,
    ...(claimed !== undefined && { claimed }),
  };
}

/** Numbers name rows, so no two may share one; where they do, places count. */
function withOwnNumbers(people: readonly Written[]): readonly Written[] {
  const isOwn = new Set(people.map(({ number }) => number)).size === people.length;
  return isOwn ? people : people.map((person, n) => ({ ...person, number: n + 1 }));
}

/** Above or below the list, and no part of it. */
const isAround = (line: string): boolean => isTitle(line) || isSpeech(line);

const hasNumber = (line: string): boolean => cutLine(line).some(isNumber);

/** "1. An … 2. Bình … 3. Chi …" on one line, as when a chat has eaten the line ends. */
function splitNumbered(line: string): readonly string[] {
  const starts = [...line.matchAll(/(?:^|[\s;,])[([]?(\d{1,3})[.)\]][\s]*(?=\p{L})/gu)];
  const inOrder =
    starts.length > 1 && starts.every(([, number], n) => Number(number) === Number(starts[0]?.[1]) + n);
  if (!inOrder) return [line];
  const cuts = starts.map(({ index }) => index);
  const [first = 0] = cuts;
  return [
    line.slice(0, first),
    ...cuts.map((from, n) => line.slice(from, cuts[n + 1]).replace(/^[\s;,]+/, '')),
  ].filter((part) => part.trim() !== '');
}

/** A table with a row of headings. Lines that do not fit it mean that it is none after all. */
function readTable(lines: readonly string[], isPlace?: IsPlace): readonly Found[] | undefined {
  for (const separator of [/\t/, /\|/, /;/, / {2,}/, /,/]) {
    const split = (line: string): readonly string[] =>
      line
        .replace(/^\s*\|/, '')
        .replace(/\|\s*$/, '')
        .split(separator)
        .map((cell) => cell.trim());
    const at = lines.findIndex((line) => separator.test(line) && readHeadings(split(line)) !== undefined);
    if (at < 0) continue;
    const headings = split(lines[at] ?? '');
    const columns: Columns = { fields: readHeadings(headings) ?? [], headings };
    const body = lines.slice(at + 1).filter((line) => line.trim() !== '' && !isAround(line));
    const rows = body.map(split);
    if (rows.some((cells) => cells.length > headings.length || cells.length < 2)) continue;
    return rows.flatMap((cells) => {
      const draft = readCells(columns, cells, isPlace);
      return draft && !readHeadings(cells) ? [{ draft, section: undefined }] : [];
    });
  }
  return undefined;
}

function toRows(lines: readonly string[], isPlace?: IsPlace): readonly (Row | 'blank')[] {
  let last = 0;
  const rows = lines.map((raw): Row | 'blank' => {
    if (raw.trim() === '') return 'blank';
    const said = readOrdinal(raw);
    const ordinal = said && (said.firm || said.number === last + 1) ? said : undefined;
    if (ordinal) last = ordinal.number;
    const rest = ordinal ? ordinal.rest : raw.replace(lettered, '');
    return { raw, ...(ordinal && { ordinal }), pieces: cutLine(rest, isPlace) };
  });
  return withoutAsides(withoutSigners(rows)).filter((row) => row === 'blank' || !isAboutNobody(row));
}

/** "a) Nguyễn …", "II. Thôn 2". */
const lettered = /^\s*(?:[a-zđ]|[IVX]{1,4})[.)/]\s+(?=\p{Lu})/u;

/** "Người lập danh sách" and, under it, whose list it is: nobody on it. */
function withoutSigners(rows: readonly (Row | 'blank')[]): readonly (Row | 'blank')[] {
  let isSigned = false;
  return rows.filter((row) => {
    if (row === 'blank') return true;
    if (row.ordinal === undefined && isSignature(row.raw)) isSigned = true;
    else if (
      row.ordinal !== undefined ||
      row.pieces.some(({ field }) => field !== 'name' && field !== 'unsure')
    )
      isSigned = false;
    else return !isSigned;
    return true;
  });
}

/** An occupation or a people on a line of its own, under a name; in a list of names alone it is one. */
function withoutAsides(rows: readonly (Row | 'blank')[]): readonly (Row | 'blank')[] {
  const isTyped = rows.some((row) => row !== 'blank' && row.pieces.some(isNumber));
  const isAsideAlone = ({ ordinal, pieces }: Row): boolean =>
    ordinal === undefined && pieces.length > 0 && pieces.every(mayBeAside);
  const kept = isTyped ? rows.filter((row) => row === 'blank' || !isAsideAlone(row)) : rows;
  return kept.map((row) => (row === 'blank' ? row : withoutSecond(row)));
}

/** "3. Trần Văn Thử - Cao Lan": a number counts one person, so what could be a second name is their people. */
function withoutSecond(row: Row): Row {
  const [first, ...others] = row.pieces;
  const isOne = row.ordinal && first?.field === 'name' && others.length > 0 && others.every(mayBeAside);
  return isOne && first && !mayBeAside(first) ? { ...row, pieces: [first] } : row;
}

const isNumber = ({ field }: Piece): boolean =>
  field === 'citizenId' || field === 'phone' || field === 'plates';

function isAboutNobody({ raw, ordinal, pieces }: Row): boolean {
  if (ordinal && pieces.length === 0) return false;
  if (pieces.some(isNumber)) return false;
  if (pieces.some(({ field, value }) => field === 'note' && isNobody(value))) return true;
  if (isAround(raw) && !ordinal) return true;
  // A heading alone, or a label with nothing behind it.
  if (!ordinal && pieces.length === 0) return true;
  return !ordinal && isSmallTalk(raw) && !pieces.some(({ field }) => field === 'name');
}
