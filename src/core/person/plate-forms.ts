/** The forms of plates: TT 79/2024/TT-BCA as amended, QCVN 08:2024/BCA; military TT 169/2021/TT-BQP. */
export type PlateKind =
  | 'diplomatic'
  | 'electric-motorbike'
  | 'special'
  | 'motorbike'
  | 'car'
  | 'military'
  | 'unknown';

export interface PlateForm {
  readonly kind: PlateKind;
  readonly compact: string;
  readonly display: string;
}

/** Series letters on cars, and the first on motorbikes. I, J, O, Q and W are never used. */
const L = '[ABCDEFGHKLMNPSTUVXYZ]';
/** The second letter on motorbikes; lists differ on R and G, so both are taken. */
const L2 = '[ABCDEFGHKLMNPRSTUVXYZ]';

/** Order matters: an earlier form wins, except for the two pairs that `findForms` gives back together. */
const forms: readonly { readonly kind: PlateKind; readonly pattern: RegExp }[] = [
  { kind: 'electric-motorbike', pattern: /^(\d{2})(M[ĐD][1-9])(\d{5})$/ },
  { kind: 'electric-motorbike', pattern: /^(\d{2})(MĐ)(\d{5})$/ },
  { kind: 'special', pattern: /^(\d{2})(LD|DA|KT|HC|T[ĐD]|MK|CD|RM)(\d{4,5})$/ },
  { kind: 'motorbike', pattern: new RegExp(`^(\\d{2})(${L}${L2})(\\d{4,5})$`) },
  { kind: 'motorbike', pattern: new RegExp(`^(\\d{2})(${L}\\d)(\\d{5})$`) },
  { kind: 'car', pattern: new RegExp(`^(\\d{2})(${L}|R)(\\d{4,5})$`) },
];

const oldMotorbike = new RegExp(`^(\\d{2})(${L}\\d)(\\d{4})$`);

/** Every form the compact plate can have: none, one, or two that only the person can tell apart. */
export function findForms(compact: string): readonly PlateForm[] {
  const shape = shapeOf(compact);
  if (shape === undefined) return findAnyForms(compact);
  let known = shapes.get(shape);
  if (known === undefined) {
    known = findAnyForms(compact).map(({ kind, display }) => ({ kind, series: display.indexOf('-') }));
    shapes.set(shape, known);
  }
  return known.map(({ kind, series }) => ({
    kind,
    compact,
    display: `${compact.slice(0, series)}-${grouped(compact.slice(series))}`,
  }));
}

/**
 * The series and how many signs there are: two digits, two signs of which the first is a letter, then digits. Which forms
 * such a plate has, its digits do not say. Undefined for others, and where a third sign may be of the series (MĐ1).
 */
function shapeOf(compact: string): string | undefined {
  const { length } = compact;
  if (length < 6 || length > 10 || compact.startsWith('M', 2)) return undefined;
  for (let n = 0; n < length; n++) {
    if (n === 2 ? !isLetter(compact.charCodeAt(n)) : n !== 3 && !isDigit(compact.charCodeAt(n)))
      return undefined;
  }
  const second = compact.charCodeAt(3);
  if (isDigit(second)) return `${compact.charAt(2)}0${length}`;
  return isLetter(second) ? `${compact.slice(2, 4)}${length}` : undefined;
}

/** What was found of each shape: the kind, and where the number begins. There are some thousand shapes. */
const shapes = new Map<string, readonly { readonly kind: PlateKind; readonly series: number }[]>();

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean => code >= 0x41 && code <= 0x5a;

/** The same, found anew. */
export function findAnyForms(compact: string): readonly PlateForm[] {
  const diplomatic = /^(\d{2})(\d{3})(NG|QT|CV|NN)(\d{2})$/.exec(compact);
  if (diplomatic !== null) {
    const [, place, country, series = '', number] = diplomatic;
    return [{ kind: 'diplomatic', compact, display: `${place}-${country}-${series}-${number}` }];
  }
  const found = firstForm(compact);
  const other = [
    ...toForm('motorbike', oldMotorbike.exec(compact)),
    ...toForm('electric-motorbike', /^(\d{2})(MD)(\d{5})$/.exec(compact)),
  ];
  if (found.length + other.length > 0) return [...found, ...other];
  const military = /^([A-Z]{2})(\d{2})(\d{2,3})$/.exec(compact);
  if (military === null) return [];
  const [, series = '', first, second] = military;
  return [{ kind: 'military', compact, display: `${series}-${first}-${second}` }];
}

function firstForm(compact: string): readonly PlateForm[] {
  for (const { kind, pattern } of forms) {
    const match = pattern.exec(compact);
    if (match !== null) return toForm(kind, match);
  }
  return [];
}

function toForm(kind: PlateKind, match: RegExpExecArray | null): readonly PlateForm[] {
  if (match === null) return [];
  const [, place = '', typed = '', number = ''] = match;
  // Only an electric motorbike has three signs here, or the letter pair MĐ, so MD is a Đ typed without its bar.
  const series = kind === 'electric-motorbike' ? typed.replace('MD', 'MĐ') : typed;
  return [{ kind, compact: place + series + number, display: `${place}${series}-${grouped(number)}` }];
}

const grouped = (number: string): string =>
  number.length === 5 ? `${number.slice(0, 3)}.${number.slice(3)}` : number;
