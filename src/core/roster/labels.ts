import type { Line } from './line.ts';
import type { Field } from './written.ts';

export interface Label {
  readonly field: Field | 'ordinal' | 'note';
  readonly from: number;
  /** Behind the label and its colon. */
  readonly to: number;
}

/**
 * Words that say what comes next. Those of the first kind are labels wherever they stand; the others also begin a name or
 * an address, so they need a colon, or a number behind them.
 */
const strong: readonly (readonly [Label['field'], string])[] = [
  [
    'citizenId',
    String.raw`(?:so )?(?:cccd|cmnd|cmtnd|cmt|cc ?cd)(?:\/(?:cmnd|cccd|can cuoc))?(?: (?:gan chip|so))?`,
  ],
  [
    'citizenId',
    '(?:so )?can cuoc(?: cong dan)?(?: so)?|so (?:dinh danh|dd)(?: ca nhan)?|so ddcn|dinh danh ca nhan',
  ],
  [
    'phone',
    String.raw`(?:so )?(?:sdt|dtdd|dien thoai|so dt|d\.thoai|so may)(?: (?:di dong|lien he|lien lac))?|(?:so )?zalo`,
  ],
  [
    'plates',
    '(?:so )?(?:bien (?:so|kiem soat)(?: xe)?|bks|bsx|bien xe)(?: (?:(?:xe )?(?:may|mo ?to|o ?to)|xe))?',
  ],
  ['birth', '(?:ngay(?:,? thang(?:,? nam)?)? |nam )sinh|sinh (?:ngay|nam)|ngay thang nam sinh'],
  ['name', 'ho (?:va |, |& )?(?:chu dem )?(?:va )?ten(?: (?:day du|cong dan|nguoi dan))?|ho ten|h\\.?v\\.?t'],
  [
    'address',
    'dia chi(?: (?:thuong tru|hien tai|cu tru|noi o))?|noi (?:o|cu tru|thuong tru)(?: hien (?:tai|nay))?|cho o hien (?:tai|nay)|(?:thuong )?tru(?: tai)|thuong tru|sinh song tai',
  ],
  ['sex', 'gioi tinh'],
  ['helper', '(?:nguoi|can bo|cb) (?:huong dan|giup do|giup|ho tro|cai giup)'],
  [
    'note',
    'ghi chu|nguoi (?:gioi thieu|cai)|tong dai|dan toc(?! noi tru| ban tru)|ton giao|quoc tich|nghe nghiep|trinh do(?: hoc van)?|chuc vu|quan he(?: voi chu ho)?|(?:noi|don vi) cong tac',
  ],
  // Where and when the card was issued, not where and when they were born.
  ['note', '(?:do (?:bo|cuc|cong an)[a-z ]{0,60} )?(?:cap ngay|ngay cap|noi cap|cap (?=\\d))'],
  ['done', 'ket qua|noi dung(?: huong dan)?|tinh trang|da lam(?: duoc)?'],
];
const weak: readonly (readonly [Label['field'], string])[] = [
  ['name', 'ten|ho'],
  ['address', 'd\\/?c|o tai|o'],
  ['phone', 'so dt|dt|d\\/?t|tel|phone|mobile|lien he|lh'],
  ['citizenId', 'cc|so cc|dinh danh|so the|id|so'],
  ['plates', 'bs|(?<!(?:lai|chay|tai) )xe|so xe|xe may|o to|oto'],
  ['birth', '(?<!(?:hoc|ho) )sinh|ns|sn|nam'],
  ['schoolClass', 'lop'],
  // A pupil's parent.
  ['note', 'ph|phu huynh'],
  ['note', 'nghe|cong viec|hoc van|don vi'],
];

const anywhere = strong.map(([field, words]) => pattern(field, words, '[ .]*(?::|=|-(?= ))?'));
const withColon = weak.map(([field, words]) => pattern(field, words, '[ .]*[:=]'));
const beforeNumber = weak
  .filter(([field]) => !['name', 'address', 'schoolClass', 'note'].includes(field) && field !== 'note')
  .map(([field, words]) => pattern(field, words, numberOf(field)));

/** "Số 075…" is a citizen ID, "số 12 đường Lê Lợi" a house. */
function numberOf(field: Label['field']): string {
  const isLong = field === 'citizenId' || field === 'phone';
  return isLong ? String.raw`[ .:]*(?=\+?\d(?:[ .\-]?\d){5})` : String.raw`[ .:]*(?=\+?\d)`;
}

/** All labels of a line, in order, none inside another. */
export function findLabels({ plain }: Line): readonly Label[] {
  const found: Label[] = [];
  for (const [field, regex] of [...anywhere, ...withColon, ...beforeNumber]) {
    for (const match of plain.matchAll(regex)) {
      const label = { field, from: match.index, to: match.index + match[0].length };
      if (!found.some((other) => label.from < other.to && other.from < label.to)) found.push(label);
    }
  }
  return found.toSorted((a, b) => a.from - b.from);
}

function pattern(field: Label['field'], words: string, end: string): readonly [Label['field'], RegExp] {
  return [field, new RegExp(`(?<![a-z0-9])(?:${words})(?![a-z0-9])${end}\\s*`, 'g')];
}
