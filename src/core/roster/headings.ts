import { fold } from '../message/fold.ts';
import type { Field } from './written.ts';

/** What a column holds. `ignored` is known and of no use. */
export type Column = Field | 'ordinal' | 'ignored';

/** Headings as lists have them, folded; the first that fits is taken. */
const headings: readonly (readonly [Column, RegExp])[] = [
  ['ordinal', /^(?:stt|tt|so tt|so thu tu|no\.?|#|s\.?t\.?t\.?)$/],
  [
    'citizenId',
    /(?:cccd|cmnd|cmtnd|can cuoc|(?:so|ma) dinh danh|^dinh danh|so cc$|^cc$|so giay to|ma dinh danh|so dd)/,
  ],
  ['phone', /(?:dien thoai|^s?dt\b|\bsdt|so dt|d\.thoai|dtdd|phone|mobile|zalo|lien he|so may)/],
  ['plates', /(?:bien so|bien kiem soat|\bbks|\bbsx|bien xe|so xe|bien so xe|^xe$|phuong tien)/],
  ['birth', /(?:ngay,? ?(?:thang,? ?(?:nam ?)?)?sinh|nam sinh|^sinh|ngay sinh|^ns$|birth|dob)/],
  ['schoolClass', /^(?:lop|class)(?: hoc)?$/],
  ['sex', /^(?:gioi tinh|gioi|nam\/nu|phai|sex)$/],
  [
    'helper',
    /(?:(?:nguoi|can bo|thanh vien|doan vien|ho ten nguoi) (?:da )?(?:huong dan|giup|ho tro|cai giup)|^helper)/,
  ],
  [
    'ignored',
    /(?:^nghe\b|nghe nghiep|^cong viec|trinh do|hoc van|hon nhan|^co quan|noi (?:lam viec|cong tac)|chi bo|dang vien|can bo|chu ky|ky ten|ky nhan|ghi chu|ho so|dan toc|ton giao|quoc tich|ngay cap|noi cap|chuc vu|quan he|ma ho|so ho|don vi|truong$|tuoi|ngay cai|ngay lap)/,
  ],
  [
    'done',
    /(?:ket qua|noi dung|tinh trang|trang thai|da cai|da lam|xac nhan|cai dat|kich hoat|tich hop|ghi nhan)/,
  ],
  [
    'address',
    /(?:dia chi|noi o|cu tru|thuong tru|cho o|que quan|^(?:thon|ap|to|xom|buon|ban|to dan pho|khu pho|khu dan cu|xa|phuong)(?:$|[ /,]+(?:thon|ap|to|xom|buon|ban|khu pho|xa|phuong)$)|address)/,
  ],
  [
    'name',
    /(?:^ho va ten|^ho ten|ho,? ?(?:chu dem)?,? ?(?:va )?ten|^ten|^ho$|full ?name|^name|nguoi (?:dan|cai|duoc)|cong dan|hoc sinh$|hoi vien$|doan vien$)/,
  ],
];

/** What a heading says its column holds, however it is written; undefined when nobody can tell. */
export function readHeading(text: string): Column | undefined {
  const said = fold(text)
    .replace(/[*:_()[\]"']+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (said === '' || said.length > 60 || /\d{4,}/.test(said) || /:\s*\S/.test(text)) return undefined;
  return headings.find(([, pattern]) => pattern.test(said))?.[0];
}

/**
 * The columns of a row of headings, by their places; undefined when it is none. Two headings at least, one of them what
 * a list begins with.
 */
export function readHeadings(cells: readonly string[]): readonly (Column | undefined)[] | undefined {
  const columns = cells.map(readHeading);
  const known = columns.filter((column) => column !== undefined && column !== 'ignored');
  const isHead = columns.includes('name') || columns.includes('ordinal') || columns.includes('citizenId');
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  return isHead && known.length >= 2 && known.length * 2 >= filled ? columns : undefined;
}
