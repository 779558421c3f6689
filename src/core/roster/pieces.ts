import { fold } from '../message/fold.ts';
import { beforeAside, isAside } from './asides.ts';
import { isDitto } from './ditto.ts';
import { findLabels, type Label } from './labels.ts';
import { type Line, slice, toLine, trim } from './line.ts';
import { likenessToName } from './name-likeness.ts';
import { isHouse, placeAt } from './places.ts';
import { isNickname, isPolite, isRemark, leadIn, relativeIn, remarkAt, withoutRemark } from './remarks.ts';
import { findSpots, type Spot } from './spots.ts';
import type { Field } from './written.ts';

/** A part of a line, and what it is. `unsure` reads like a name, but need not be one. */
export interface Piece {
  readonly field: Field | 'unsure' | 'note';
  readonly value: string;
  /** The writer said so. */
  readonly labelled: boolean;
}

/** Names of places that have no word before them, such as the commune's own. */
export type IsPlace = (folded: string) => boolean;

/** Everything that one line says, in its order. */
export function cutLine(text: string, isKnownPlace: IsPlace = () => false): readonly Piece[] {
  const line = toLine(text);
  const labels = findLabels(line);
  const spots = findSpots(line).filter(
    ({ from, to }) => !labels.some((label) => label.from < to && from < label.to),
  );
  const cuts = [
    ...labels.map((label) => ({ label, ...span(label) })),
    ...spots.map((spot) => ({ spot, ...span(spot) })),
  ];
  const pieces: Piece[] = [];
  let at = 0;
  let label: Label | undefined;
  for (const cut of cuts.toSorted((a, b) => a.from - b.from)) {
    const between = slice(line, at, cut.from);
    pieces.push(...fragments(between, label, isKnownPlace));
    if ('label' in cut) label = cut.label;
    else {
      const isNext = label !== undefined && trim(between).text === '';
      pieces.push(...spotted(cut.spot, isNext ? label : undefined));
      label = undefined;
    }
    at = cut.to;
  }
  return settled([...pieces, ...fragments(slice(line, at), label, isKnownPlace)]);
}

/** "…, Kinh, làm ruộng, …" behind a name. On a line of names alone they are names, unless they are written as none is. */
function setAside(pieces: readonly Piece[]): readonly Piece[] {
  const [named] = pieces.filter(({ field, value }) => field === 'name' && !isAside(value));
  if (named === undefined) return pieces;
  const isAllNames = pieces.every(({ field }) => field === 'name');
  const isSmall = ({ value }: Piece): boolean => / \p{Ll}/u.test(value) && !/ \p{Ll}/u.test(named.value);
  return pieces.map((piece) =>
    mayBeAside(piece) && (!isAllNames || isSmall(piece)) ? { ...piece, field: 'note' as const } : piece,
  );
}

/** Reads like a name or a place that nothing says it is, and may as well be what lists say besides. */
export const mayBeAside = ({ field, value, labelled }: Piece): boolean =>
  !labelled && (field === 'name' || field === 'unsure') && isAside(value);

/** What only the pieces together tell: whose line it is, and which of two people of one name. */
function settled(all: readonly Piece[]): readonly Piece[] {
  const pieces = setAside(all);
  const told = pieces.flatMap((piece, n): readonly Piece[] => {
    const [before, after] = [pieces[n - 1], pieces[n + 1]];
    if (isMarkOf(before, piece)) return [];
    if (after && isMarkOf(piece, after)) return [{ ...piece, value: `${piece.value} ${after.value}` }];
    const isNick = before?.field === 'name' && piece.field === 'unsure' && isNickname(piece.value);
    return [isNick ? { ...piece, field: 'note' } : piece];
  });
  if (told.length < 2 || told.some(({ field }) => field === 'name' || field === 'unsure')) return told;
  // "con trai Phạm Văn Mẫu 0751…": where a line names nobody else, the relative is who it is about.
  if (!told.some(({ field }) => NUMBERS.has(field))) return told;
  const at = told.findIndex(({ field, value }) => field === 'note' && relativeIn(value) !== undefined);
  const value = relativeIn(told[at]?.value ?? '');
  return value === undefined ? told : told.with(at, { field: 'name', value, labelled: false });
}

const NUMBERS: ReadonlySet<Piece['field']> = new Set(['citizenId', 'phone', 'plates', 'birth']);

/** "Nguyễn Văn Thử (A)". */
const isMarkOf = (name: Piece | undefined, piece: Piece): boolean =>
  name?.field === 'name' && piece.field === 'note' && /^[A-E]$/.test(piece.value);

const span = ({ from, to }: { readonly from: number; readonly to: number }) => ({ from, to });

/** What a label says outweighs the form: "SĐT 912345678". */
function spotted({ field, value }: Spot, label: Label | undefined): readonly Piece[] {
  if (label?.field === 'note') return [];
  const says = label && label.field !== 'ordinal' && label.field !== 'name' ? label.field : undefined;
  // "Địa chỉ: 12/4 …" is no date, and "Xe: 0912…" no plate.
  if (says === 'address')
    return field === 'birth'
      ? [{ field: 'address', value, labelled: true }]
      : [{ field, value, labelled: false }];
  const isNumber = field === 'citizenId' || field === 'phone';
  const fits =
    says === field ||
    (isNumber && (says === 'citizenId' || says === 'phone')) ||
    (says === 'birth' && field === 'birth');
  return [{ field: fits && says ? says : field, value, labelled: fits }];
}

/** A full stop separates, but not behind a shortened name: "Ng. Văn Thử", "Trần T. Giả". */
const separators =
  /[;|\t()[\]•]+|\s*(?:[→➜➔⇒…]|[=-]{1,2}>|\.{3,})\s*|\s*,\s*|\s+\+\s+|:\s+|\s+[-/–]+\s*|\s*[-/–]+\s+|\s{3,}|(?<!(?<!\p{L})\p{L}{1,2})\.\s+(?=\p{Lu})/u;

function fragments(between: Line, label: Label | undefined, isKnownPlace: IsPlace): readonly Piece[] {
  const parts: Line[] = [];
  let from = 0;
  for (const match of between.text.matchAll(new RegExp(separators, 'gu'))) {
    parts.push(slice(between, from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(slice(between, from));
  const filled = parts.map(trim).filter(({ text }) => text !== '');
  return filled.flatMap((part, n) => {
    // A label goes for what follows it; an address goes on over its commas.
    const forced =
      label && (n === 0 || (label.field === 'address' && !isOther(part))) ? label.field : undefined;
    if (forced === 'note' || forced === 'ordinal') return [];
    if (forced !== undefined && forced !== 'name') return readForced(part, forced);
    return classify(part, isKnownPlace, forced === 'name');
  });
}

const isOther = (part: Line): boolean =>
  doneOf(part) !== undefined || sexOf(part) !== undefined || isAside(part.text);

function readForced(part: Line, field: Field): readonly Piece[] {
  if (field === 'sex') {
    const sex = sexOf(part);
    return sex ? [{ field, value: sex, labelled: true }] : [];
  }
  // "Biển số: không có", "SĐT: không": nothing is said.
  if (/^(?:khong|ko|k|chua)(?: co| xe)*$/.test(part.plain)) return [];
  return [{ field, value: part.text, labelled: true }];
}

function classify(part: Line, isKnownPlace: IsPlace, isName: boolean): readonly Piece[] {
  const piece = (field: Piece['field'], value: string): Piece => ({ field, value, labelled: false });
  const sex = sexOf(part);
  if (sex && !isName) return [piece('sex', sex)];
  if (/^[A-E]$/.test(part.text)) return [piece('note', part.text)];
  if (isPolite(part)) return [];
  const lead = leadIn(part);
  if (lead !== undefined) return classify(slice(part, lead), isKnownPlace, isName);
  if (isRemark(part)) return [piece('note', part.text)];
  if (isDitto(part.text)) return [piece('address', part.text)];
  const remark = remarkAt(part);
  if (remark !== undefined)
    return [
      ...classify(withoutRemark(part, remark), isKnownPlace, isName).filter(({ value }) => value !== ''),
      piece('note', part.text.slice(remark)),
    ];
  const lop = classOf(part);
  if (lop)
    return [
      ...classify(trim(slice(part, 0, lop.from)), isKnownPlace, isName).filter(({ value }) => value !== ''),
      piece('schoolClass', lop.value),
      ...restOf(part, lop.to, isKnownPlace),
    ];
  const done = doneOf(part);
  if (done === 0) return [piece('done', part.text)];
  if (done !== undefined)
    return [
      ...classify(trim(slice(part, 0, done)), isKnownPlace, isName),
      piece('done', part.text.slice(done)),
    ];
  const place = placeAt(part);
  // "Buôn bán" is done for a living, and no buôn.
  if (place === 0 && !isName && isAside(part.text)) return [piece('note', part.text)];
  if (place !== undefined && place > 0) {
    const before = trim(slice(part, 0, place));
    // "Chi hội Phụ nữ thôn 3": whose members live there.
    if (body.test(before.plain)) return [piece('address', part.text.slice(place))];
    if (likenessToName(before.text) > 0)
      return [nameOf(before, isName), piece('address', beforeAside(part.text.slice(place)))];
    return [piece('address', part.text)];
  }
  if (place === 0) {
    // "Thôn 3 Nguyễn Văn A"
    const head = /^\p{L}+ ?\d{1,3}[a-zA-Z]?\s+(?=\p{Lu})/u.exec(part.text);
    const tail = head ? slice(part, head[0].length) : undefined;
    if (head && tail && placeAt(tail) === undefined && likenessToName(tail.text) === 2)
      return [piece('address', head[0].trim()), nameOf(tail, isName)];
    return [piece('address', beforeAside(part.text))];
  }
  const house = / +(?=\d{1,4}[a-z]?(?:\/\d+)* \p{L})/iu.exec(part.text);
  if (house && likenessToName(part.text.slice(0, house.index)) === 2)
    return [
      nameOf(slice(part, 0, house.index), isName),
      piece('address', part.text.slice(house.index).trim()),
    ];
  if (isHouse(part) || isKnownPlace(fold(part.text))) return [piece('address', part.text)];
  if (isName) return [{ field: 'name', value: part.text, labelled: true }];
  const likeness = likenessToName(part.text);
  if (likeness === 2) return [piece('name', part.text)];
  if (likeness === 1) return [piece('unsure', part.text)];
  return [piece('note', part.text)];
}

/** Those who work together and live somewhere. */
const body = /^(?:chi (?:hoi|doan|bo)|hoi|doan|chi hoi truong|to (?:phu nu|cong nghe.*))(?: |$)/;

const restOf = (part: Line, from: number, isKnownPlace: IsPlace): readonly Piece[] => {
  const rest = trim(slice(part, from));
  return rest.text === '' ? [] : classify(rest, isKnownPlace, false);
};

function nameOf(part: Line, isName: boolean): Piece {
  const field = isName || likenessToName(part.text) === 2 ? 'name' : 'unsure';
  return { field, value: part.text, labelled: isName };
}

function sexOf({ plain }: Line): 'male' | 'female' | undefined {
  if (/^(?:nam|gioi tinh:? nam)$/.test(plain)) return 'male';
  return /^(?:nu|gioi tinh:? nu)$/.test(plain) ? 'female' : undefined;
}

function classOf({
  text,
  plain,
}: Line): { readonly value: string; readonly from: number; readonly to: number } | undefined {
  const match =
    /(?<![a-z])lop ?(\d{1,2} ?[a-z]{0,3}\d{0,2})(?![a-z0-9])|^(\d{1,2}[a-z]{1,2}\d{0,2}|\d{1,2}\/\d{1,2})$|(?<= )((?:[6-9]|1[0-2])[a-z]\d{0,2})$/.exec(
      plain,
    );
  if (match === null) return undefined;
  // "Nguyễn Văn Tạm 10A1"; "thôn 3 12B" is a house.
  if (match[3] !== undefined && likenessToName(text.slice(0, match.index)) < 2) return undefined;
  const value = match[1] ?? match[2] ?? match[3] ?? '';
  const at = plain.indexOf(value, match.index);
  return { value: text.slice(at, at + value.length), from: match.index, to: match.index + match[0].length };
}

/**
 * Where words on what was done begin. Behind a name only in small letters after capitals: "Thành Công" is a given name
 * as well.
 */
function doneOf({ text, plain }: Line): number | undefined {
  if (doneWords.test(plain)) return 0;
  const match =
    /(?<=[\p{L}\d])\s+(?=(?:đã|da|chưa|chua|✗|✔|ok|xong|thành công|thanh cong|không|khong)(?!\p{L}))/u.exec(
      text,
    );
  if (match === null || !(/^\P{Ll}/u.test(text) || placeAt({ text, plain }) === 0)) return undefined;
  const at = match.index + match[0].length;
  return doneWords.test(plain.slice(at)) ? at : undefined;
}

/** What can be installed, activated or put in, as people call it. */
const things =
  'app|ung dung|vneid|vnetraffic|tai khoan|dinh danh|muc|the|bhyt|bhxh|bao hiem|gplx|giay phep|bang lai|gcn|gcndkx?|dkx|dang ky xe|giay dang ky|ca ?vet|mst|ma so thue|npt|nguoi phu thuoc|giay to';
const outcomes = 'xong|duoc|dat|ok|lai|tc|thanh cong|khong thanh cong';

const doneWords = new RegExp(
  `^(?:✗ (?=.)|(?:da|moi|deu|deu da) (?:cai|dang|kich|tich|lam|xong|duoc|co|huong|cap)` +
    `|(?:huong dan )?(?:cai(?: dat)?|dang ky|dang nhap|kich hoat|tich hop|huong dan)(?: (?:${things}|${outcomes})| ?[+&]|$)` +
    `|chua (?:cai|duoc|kich|tich|xong|thanh|dang|tc)|(?:khong|ko|k|hong) (?:thanh cong|duoc|cai|tc|dat)|thanh cong|xong|ok(?:e|la)?|that bai` +
    `|bao hiem (?:y te|xa hoi)|giay phep lai xe|bang lai|giay dang ky|dang ky xe|ca ?vet|ma so thue|nguoi phu thuoc` +
    `|bhyt|gplx|bhxh|dkx|gcndkx|mst|npt|vneid|vnetraffic|dvc|dvcqg|muc [12]|(?:dat(?: yeu cau)?|k?tc|x|v|✓|✔|✗)$)(?![a-z])`,
);
