import { type Line, slice, trim } from './line.ts';
import { likenessToName } from './name-likeness.ts';

/** What is said between two values, or to end a line. */
export const isPolite = ({ plain }: Line): boolean =>
  /^(?:a|ah|da|vang|va|voi|cung|nhe|nha|nhe a|hoac|hay|(?:nhe |nha |a )?(?:anh|chi|em|chu|bac|co)(?: a)?)$/.test(
    plain,
  );

/** True for what is said of somebody and that no list asks for. */
export const isRemark = (part: Line): boolean =>
  remark.test(part.plain) ||
  school.test(part.plain) ||
  /^[A-E]$/.test(part.text) ||
  (relative.test(part.plain) && !isFamilyName(part)) ||
  (remarkIn(part) === 0 && /^\P{Lu}/u.test(part.text));

/** "thôn 5 ko có xe", "thôn 1 hẹn chiều chủ nhật": where what is said begins behind a value. */
export function remarkAt(part: Line): number | undefined {
  const at = remarkIn(part);
  return at === undefined || at === 0 ? undefined : at;
}

/** "… và chị Bùi Thị Nháp": how many letters lead from one person to the next. */
export function leadIn({ text }: Line): number | undefined {
  const lead = leadTo.exec(text)?.[0].length;
  return lead !== undefined && isNameNext(text.slice(lead)) ? lead : undefined;
}

/** "(2 người)" behind the name of a village. */
export const isCount = (said: string): boolean => /^\d{1,4} (?:người|nguoi|khẩu|hộ)$/iu.test(said);

/** "Thôn 3: không có ai". */
export const isNobody = (said: string): boolean =>
  /^(?:(?:không|khong|ko|chưa|chua) (?:có |co )?(?:ai|người nào|nguoi nao|trường hợp nào|phát sinh)|0 (?:người|nguoi))(?!\p{L})/iu.test(
    said,
  );

/** "con trai Phạm Văn Mẫu", "Hộ ông Lê Văn Tạm": the name, where it is that which the words are about. */
export function relativeIn(said: string): string | undefined {
  const name = said.replace(kin, '');
  return name !== said && likenessToName(name) === 2 ? name : undefined;
}

/** "(Ba)", "(bé)": what tells two people of one name apart. */
export const isNickname = (said: string): boolean =>
  /^(?:cả|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|mười|út|lớn|nhỏ|bé|già|trẻ|anh|em)$/iu.test(said);

const leadTo =
  /^(?:và|va|cùng|với|(?:(?:2|hai)\s+)?vợ chồng)\s+(?:(?:vợ|chồng|con(?: trai| gái)?|mẹ|bố|em)\s+(?:là\s+)?)?(?=\p{Lu}|(?:ông|bà|anh|chị|cô|chú|bác|em)\s)/u;

const isNameNext = (text: string): boolean => likenessToName(text.split(/\s+/).slice(0, 3).join(' ')) === 2;

/** What they have or have not, how many they are at home: nothing that a list asks for. */
const remark =
  /^(?:(?:khong|ko|k|chua) co (?:xe|bien|dien thoai|dt|smartphone|phuong tien|so|sdt|cccd|can cuoc|giay|ai|nguoi).*|\d{1,4} (?:nguoi|khau|nhan khau|ho)|\d{1,3} tuoi|(?:dt|dien thoai|may) (?:cu|hong|mat|ban phim|cuc gach|doi cu).*|(?:xe )?(?:tai|may|o ?to|khach|mo ?to|tay ga|ban tai)|(?:so |sdt |dt |dien thoai )+(?:cua )?(?:con|vo|chong|me|bo|chau|nguoi nha|hang xom).*|tai (?:cuc|cong an|bo) .*)$/;

/** "Tổ Toán", "BGH", "TTCM": where and as what somebody works at a school. */
const school =
  /^(?:to (?:toan|ly|vat ly|hoa|sinh|tin|van|ngu van|su|dia|anh|tieng anh|ngoai ngu|the duc|the chat|nghe thuat|xa hoi|khxh|khtn|tu nhien|khoa hoc (?:tu nhien|xa hoi)|van phong|hanh chinh|chuyen mon|la|choi|mam|nha tre)|bgh|ban giam hieu|ttcm|tpcm|gvcn|gvbm|ht|pht|tpt(?: doi)?)$/;

const have =
  '(?:có|co|dùng|dung|sử dụng|su dung|xài|xai|biết|biet|bắt máy|bat may|nghe máy|nghe may|liên lạc|ở nhà)';
const negated = new RegExp(`(?<![\\p{L}\\d])(?:không|khong|ko|k|hông|chưa|chua) ${have}(?!\\p{L})`, 'u');
/** In small letters and with their marks: without them some are names. */
const telling =
  /(?<![\p{L}\d])(?<!(?:thị|văn) )(?:gọi|hẹn|sai|lỗi|quên|nhờ|bận|đang|vắng|sẽ|lúc|đi (?:vắng|làm|xa)|(?:sáng|chiều|tối|hôm) (?:nay|qua|mai)|\d{1,3} tuổi|(?:lớn|nhỏ)$|(?:đt|sđt|số) (?:của )?(?:con|vợ|chồng|mẹ|bố|cháu|người nhà))(?!\p{L})/u;

function remarkIn({ text }: Line): number | undefined {
  const at = [negated, telling].flatMap((pattern) => pattern.exec(text)?.index ?? []);
  return at.length === 0 ? undefined : Math.min(...at);
}

/** "Vợ Trần Thị B": somebody else, said to tell who is meant. */
const relative =
  /^(?:vo|chong|con(?: trai| gai| dau| re)?|dau|me|bo|cha|chu ho|chu nha|nguoi than|ho)(?: (?:cua|ong|ba|anh|chi|la))* (?=[a-z])/;

/** "Võ Thị B" and "Hồ Văn A" are no wives and no relatives; without marks they are told by their capitals. */
const isFamilyName = ({ text, plain }: Line): boolean =>
  /^(?:võ|hồ|bồ|đậu)(?!\p{L})/iu.test(text) ||
  (/^(?:vo|ho|bo|dau)(?![a-z])/.test(plain) && /^[\x20-\x7E]*$/.test(text) && likenessToName(text) === 2);

const kin =
  /^(?:vợ|chồng|con(?: trai| gái| dâu| rể| nuôi)?|dâu|rể|mẹ|bố|cha|cháu(?: nội| ngoại)?|em(?: trai| gái)?|chủ hộ|(?:[Hh]ộ|[Nn]hà|[Gg]ia đình)(?: ông| bà| anh| chị)?)\s+(?=\p{Lu}\p{L}* \p{L})/u;

/** A part without what is said behind it. */
export const withoutRemark = (part: Line, at: number): Line => trim(slice(part, 0, at));
