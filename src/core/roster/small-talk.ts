import { fold } from '../message/fold.ts';

/** Headings, greetings and closing words, which name nobody although some of their words could be names. */
export const isTitle = (line: string): boolean => title.test(fold(line));

const title =
  /danh sach|^ds\b|\bds (?:thon|ap|nguoi|cac|cai|to|khu|lop|hoi|cua|truong|day|nay)|kinh gui|nguoi lap|cong hoa xa hoi|doc lap ?- ?tu do|^(?:tong|cong)(?: so| cong)?\b|uy ban nhan dan|^ubnd|^truong (?:thcs|thpt|th|tieu hoc|trung hoc|mam non|mau giao|pt)\b|xin cam on|cam on|\bgui (?:anh|chi|a|c|em|cac|bac|chu|co|ban|dong chi|len|thay|lai|toi)\b|^em (?:la|gui|xin|bao|chao)|^(?:stt|so tt)\b|ky(?:,| va)? ghi ro|xac nhan cua|^ngay \d+ thang|, ngay .* thang|tinh den|nhu sau|sau day|bao cao ket qua|^thoi gian|^dot \d|^ke hoach|^ghi chu|nhe (?:a|anh|chi)$|con nua|het roi|^het$|de em bo sung|bo sung sau/;

/** What stands above a signature. */
export const isSignature = (line: string): boolean =>
  /^(?:nguoi (?:lap|thong ke|bao cao)|ky ten|\(?ky(?:,| va)? ghi ro|xac nhan cua|thu truong|hieu truong|tm\.? )/.test(
    fold(line),
  );

/** Said only where no name is. */
export const isSmallTalk = (line: string): boolean => talk.test(fold(line));

const talk =
  /^(?:da|vang|alo|chao|xin chao|a oi|anh oi|chi oi|ok|thon em|ben em|em day|toi day|minh day)\b| (?:a|nhe|nha|nhe a|a anh|a chi)[.!]*$|\b(?:nguoi ta|may nguoi|bao nhieu|moi duoc|hom nay|hom qua|sang nay|chieu nay|toi qua|thong bao|bao cao)\b/;

/** "Tổng cộng: 12 người", "(danh sách có 12 người)": what the writer counted. */
export function readClaim(line: string): number | undefined {
  const said = fold(line);
  // Of one household.
  if (/^(?:ho|gia dinh|nha)\b/.test(said)) return undefined;
  const match =
    /(?:tong|cong|co|gom|duoc|:) ?(?:so|cong|la)? ?[:=]? ?(\d{1,6}) (?:nguoi|cong dan|truong hop|hoi vien|doan vien|hoc sinh|dong chi|ong ba|ho)/.exec(
      said,
    );
  const bare = /^tong(?: so| cong)* ?[:=] ?(\d{1,6})$/.exec(said);
  return match || bare ? Number(match?.[1] ?? bare?.[1]) : undefined;
}
