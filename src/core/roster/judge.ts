import type { ListField } from '../campaign/report.ts';
import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { readAddress } from '../person/address.ts';
import { isChildIn } from '../person/age.ts';
import { type CitizenId, readCitizenId } from '../person/citizen-id.ts';
import { warnBirthYear, warnSex } from '../person/citizen-id-facts.ts';
import { readName } from '../person/name.ts';
import { readPhone } from '../person/phone.ts';
import { readPlates } from '../person/plates.ts';
import type { Reading } from '../person/reading.ts';
import { readBirthYear } from './birth.ts';
import type { Changeable } from './changeable.ts';
import { looksLegacy } from './legacy.ts';
import { remembering } from './remembering.ts';
import { asSpreadsheetNumber } from './spreadsheet-number.ts';
import type { Written } from './written.ts';

/** What a unit's list holds of one person, as it can be recorded. */
export interface Person {
  readonly name: string;
  readonly address?: string;
  readonly citizenId?: string;
  readonly phone?: string;
  readonly plates?: readonly string[];
  readonly birthYear?: number;
}

/**
 * accepted: as it should be. warned: taken, but look at it. rejected: not taken, and why. repeated: the same person as
 * another row of the list.
 */
export type Verdict = 'accepted' | 'warned' | 'rejected' | 'repeated';

/** Those go into the list when the person says yes. */
export const isTaken = ({ verdict }: Pick<JudgedRow, 'verdict'>): boolean =>
  verdict === 'accepted' || verdict === 'warned';

/** Children are counted and have no row of their own, so nobody is looked up by them. */
export const isListed = (row: Pick<JudgedRow, 'verdict' | 'child'>): boolean => isTaken(row) && !row.child;

export interface JudgedRow {
  readonly number: number;
  /** As it was written, so that a part can be put right. */
  readonly written: Written;
  readonly verdict: Verdict;
  /** What is wrong or odd, each with what to do about it. */
  readonly reasons: readonly Text[];
  /** The row it repeats. */
  readonly repeats?: number;
  readonly person: Partial<Person>;
  /** Metrics that the row itself names. */
  readonly achieved?: readonly string[];
  readonly result?: 'yes' | 'no';
  /** "g2": the group of the plan. */
  readonly case?: string;
  /** Choices that the plan asks for and the row does not make: the whole list is asked. */
  readonly open?: readonly ('achieved' | 'result' | 'case')[];
  /** Who helped them, where the plan asks for it. */
  readonly helper?: string;
  /** Under sixteen: counted and not listed. */
  readonly child?: true;
  /** The address is that of the village whose list it is. */
  readonly atHome?: boolean;
  /** The unit's list has this person already. */
  readonly inList?: boolean;
  /** Units of the campaign, and other campaigns, whose lists have this person, by citizen ID. */
  readonly alsoIn?: readonly string[];
  readonly campaigns?: readonly string[];
}

/** What the plan asks of a row, and what is known without asking. */
export interface Wanted {
  readonly fields: readonly { readonly field: ListField; readonly optional: boolean }[];
  readonly year: number;
  /** Where everybody on the list of a village lives who has no other address. */
  readonly home?: string;
  /** The metrics of the list that some words name. */
  readonly metricsIn: (words: string) => readonly string[];
  /** Numbers of the plan's groups. */
  readonly groups: readonly number[];
  /** More than one thing can have been achieved, so that somebody must say what. */
  readonly asksAchieved: boolean;
}

/** Judges one row by itself: what the plan requires must be there and readable; what it does not ask for is left out. */
export const judgeRow = (written: Written, wanted: Wanted): JudgedRow => createJudgeRow(wanted)(written);

/** The same for many rows: a village, its hamlets and who helped are read once and not in each row. */
export function createJudgeRow(wanted: Wanted): (written: Written) => JudgedRow {
  const fields = new Map(wanted.fields.map(({ field, optional }) => [field, optional]));
  const readers: Readers = {
    isWanted: (field) => fields.has(field),
    isRequired: (field) => fields.get(field) === false,
    readAddress: remembering(readAddress),
    readHelper: remembering(readName),
    readId: asSpreadsheetNumber((typed) => readCitizenId(typed, wanted)),
    readNumber: asSpreadsheetNumber(readPhone),
  };
  return (written) => judge(written, wanted, readers);
}

interface Readers {
  readonly isWanted: (field: ListField) => boolean;
  readonly isRequired: (field: ListField) => boolean;
  readonly readAddress: typeof readAddress;
  readonly readHelper: typeof readName;
  readonly readId: (typed: string) => Reading<CitizenId>;
  readonly readNumber: typeof readPhone;
}

function judge(
  written: Written,
  wanted: Wanted,
  { isWanted, isRequired, readAddress, readHelper, readId, readNumber }: Readers,
): JudgedRow {
  const wrong: Text[] = [];
  const odd: Text[] = [];
  if (written.formula !== undefined) wrong.push(text('roster.reason.formula', { cell: written.formula }));

  /** The likeliest reading, with its doubt as a warning; nothing where it cannot be read. */
  function take<T>(
    field: ListField,
    typed: string | undefined,
    read: (typed: string) => Reading<T>,
  ): T | undefined {
    if (!isWanted(field)) return undefined;
    if (typed === undefined || typed.trim() === '') {
      if (isRequired(field)) wrong.push(missingOf(field, written));
      return undefined;
    }
    const reading = read(typed);
    if (reading.verdict === 'sure') return reading.value;
    if (reading.verdict === 'doubt') {
      const [taken] = reading.readings;
      const isAsTyped = taken === undefined || taken.id === 'keep';
      odd.push(
        isAsTyped
          ? reading.because
          : text('roster.reason.doubt', { because: reading.because, taken: taken.label }),
      );
      return taken?.value;
    }
    const because = isRequired(field)
      ? reading.because
      : text('roster.reason.left-out', { field: text(`campaign.field.${field}`), because: reading.because });
    (isRequired(field) ? wrong : odd).push(because);
    return undefined;
  }

  const name = take('name', written.name, readName);
  if (name !== undefined && looksLegacy(name)) wrong.push(text('roster.reason.garbled', { name }));
  else if (name !== undefined && !name.includes(' ')) odd.push(text('roster.reason.one-word', { name }));
  const address = take('address', addressOf(written, wanted), readAddress);
  const citizenId = take('citizen-id', written.citizenId, readId);
  if (written.otherId !== undefined) odd.push(text('roster.reason.other-id', { value: written.otherId }));
  const phone = take('phone', written.phone, readNumber);
  const plates = take('plates', written.plates?.join(', '), readPlates)?.map(({ display }) => display);
  const birthYear = take('birth-year', written.birth, (typed) => readBirthYear(typed, wanted.year));
  const helper = take('helper', written.helper, readHelper);
  if (citizenId !== undefined) odd.push(...contradictions(citizenId, written, wanted.year));
  const isChild = name !== undefined && isChildRow(written, { birthYear, citizenId }, wanted.year);

  const done = written.done ?? '';
  const result = resultOf(done);
  const achieved = result === 'no' || done === '' ? [] : wanted.metricsIn(done);
  if (result === 'no' && !isWanted('result')) wrong.push(text('roster.reason.not-done'));
  const group = isWanted('case') ? groupOf(written, wanted.groups) : undefined;
  const open: ('achieved' | 'result' | 'case')[] = [];
  if (wanted.asksAchieved && achieved.length === 0 && result !== 'no') open.push('achieved');
  if (isRequired('result') && result === undefined) open.push('result');
  if (isRequired('case') && group === undefined) open.push('case');
  const atHome = wanted.home !== undefined && address === wanted.home && written.address === undefined;
  // Of somebody who is only counted nothing else is asked, and nothing can be wrong but that they have done nothing.
  const isDone = result !== 'no' || isWanted('result');
  const counted = isChild && isDone && written.formula === undefined;
  // Lists have a hundred thousand rows, so nothing is made that is thrown away again.
  const person: Changeable<Partial<Person>> = {};
  if (name !== undefined) person.name = name;
  if (address !== undefined) person.address = address;
  if (citizenId !== undefined) person.citizenId = citizenId;
  if (phone !== undefined) person.phone = phone;
  if (plates !== undefined && plates.length > 0) person.plates = plates;
  if (birthYear !== undefined) person.birthYear = birthYear;
  const row: Changeable<JudgedRow> = {
    number: written.number,
    written,
    verdict: wrong.length > 0 && !counted ? 'rejected' : odd.length > 0 || counted ? 'warned' : 'accepted',
    reasons: counted ? [text('roster.reason.child')] : wrong.length > 0 ? [...wrong, ...odd] : odd,
    person,
  };
  if (achieved.length > 0 || result === 'no') row.achieved = achieved;
  if (result !== undefined && isWanted('result')) row.result = result;
  if (group !== undefined) row.case = group;
  if (open.length > 0) row.open = open;
  if (helper !== undefined) row.helper = helper;
  if (counted) row.child = true;
  else if (atHome) row.atHome = true;
  return row;
}

/** A class stands before the place; whoever gives no place lives in the village whose list it is. */
function addressOf({ address, schoolClass }: Written, { home }: Wanted): string | undefined {
  const place = address ?? (schoolClass === undefined ? home : undefined);
  if (schoolClass === undefined) return place;
  return [`Lớp ${schoolClass}`, ...(place === undefined ? [] : [place])].join(', ');
}

/** What the citizen ID itself says of sex and year, against what is written beside it. */
function contradictions(citizenId: CitizenId, { sex, birth }: Written, thisYear: number): readonly Text[] {
  if (sex === undefined && birth === undefined) return [];
  const birthYear = birth === undefined ? undefined : readBirthYear(birth, thisYear);
  return [
    sex && warnSex(citizenId, sex),
    birthYear?.verdict === 'sure' ? warnBirthYear(citizenId, birthYear.value) : undefined,
  ].filter((warning) => warning !== undefined);
}

/** What is lacking; where digits stand that are too few for a citizen ID, that is said of them. */
function missingOf(field: ListField, { source, phone = '', plates = [], birth = '' }: Written): Text {
  const others = [phone, birth, ...plates].join(' ');
  const short = field === 'citizen-id' ? /(?<![\d/.-])\d{6,11}(?![\d/.-])/.exec(source)?.[0] : undefined;
  return short !== undefined && !others.includes(short)
    ? text('roster.reason.short-id', { value: short })
    : text('roster.reason.missing', { field: text(`campaign.field.${field}`) });
}

/** By the year or the citizen ID that is written, though the plan ask for neither; by the class where there is none. */
function isChildRow(
  written: Written,
  known: { readonly birthYear: number | undefined; readonly citizenId: string | undefined },
  thisYear: number,
): boolean {
  const { birth, citizenId: number, schoolClass } = written;
  const sure = <T>(reading: Reading<T>): T | undefined =>
    reading.verdict === 'sure' ? reading.value : undefined;
  const birthYear = known.birthYear ?? (birth && sure(readBirthYear(birth, thisYear))) ?? undefined;
  const citizenId = known.citizenId ?? (number && sure(readCitizenId(number, { year: thisYear })));
  if (typeof birthYear === 'number') return isChildIn({ birthYear }, thisYear);
  if (citizenId) return isChildIn({ citizenId }, thisYear);
  // Whoever turns sixteen is in the tenth.
  return schoolClass !== undefined && Number.parseInt(schoolClass, 10) <= 9;
}

function resultOf(done: string): 'yes' | 'no' | undefined {
  if (done === '') return undefined;
  const said = done.normalize('NFD').toLowerCase().replace(/\p{M}/gu, '').replace(/đ/g, 'd');
  if (
    /(?:khong|ko|k|hong|chua) (?:thanh|duoc|cai|kich|tich|xong|dang|dat|tc)(?![a-z])|\bktc\b|that bai|^(?:khong|chua)$|✗/.test(
      said,
    )
  )
    return 'no';
  return /thanh cong|xong|^ok|^x$|^v$|(?:^|, )(?:dat|tc$)|^da |✓|✔/.test(said) ? 'yes' : undefined;
}

/** "Nhóm 2", "trường hợp 1". */
function groupOf({ source }: Written, groups: readonly number[]): string | undefined {
  const match = /(?:nhóm|nhom|trường hợp|truong hop|th|đối tượng)\s*[:.]?\s*(\d)(?!\d)/iu.exec(source);
  const number = Number(match?.[1]);
  return match && groups.includes(number) ? `g${number}` : undefined;
}
