import { fold } from '../message/fold.ts';

/**
 * What lists say of a person besides what is asked for: a people, an occupation. Behind a name these words are no address
 * and no second name; alone "Hoa", "Thái" and "Cao Lan" are names, so whoever asks has found the name elsewhere.
 */
export const isAside = (text: string): boolean => text.split('/').every((part) => aside.test(plainly(part)));

/** "thôn 3 làm ruộng": where a place ends in a number, what is said behind it. */
export function beforeAside(place: string): string {
  const said = /^(?<head>.*\d\p{L}?)\s+(?<tail>\P{N}{1,60})$/u.exec(place)?.groups;
  const isSaid = said !== undefined && asides.test(plainly(said['tail'] ?? ''));
  return isSaid ? (said['head'] ?? place) : place;
}

const plainly = (text: string): string =>
  fold(text)
    .replace(/[’'`.\s/-]+/g, ' ')
    .trim();

const peoples =
  'kinh|tay|thai|muong|kho ?me|khmer|kho ?mer|hoa|han|nung|h ?mong|hmong|mong|meo|dao|gia ?rai|jrai|j rai|e ?de|ede|rade|ba ?na|bahnar|' +
  'xo ?dang|so ?dang|san chay|cao lan|co ?ho|k ?ho|koho|cham|san diu|h ?re|hre|m ?nong|mnong|ra ?glai|raglay|s ?tieng|xtieng|stieng|x tieng|' +
  'bru(?: van kieu)?|van kieu|tho|giay|co ?tu|ca ?tu|gie ?trieng|ma|kho ?mu|co|cho ?ro|cho ro|xinh ?mun|ha nhi|chu ?ru|lao|la chi|' +
  'khang|phu la|la hu|la ha|pa then|lu|ngai|chut|lo lo|mang|co lao|bo y|cong|si la|pu peo|brau|ro ?mam|o ?du|ta ?oi|pa ?co|ta mun|chau ro';

const work =
  'lam (?:ruong|ray|nong|nong nghiep|vuon|ro vuon|thue|muon|cong|cong nhan|rung|bien|muoi|dau|toc|mong|nail|tu do|nha nuoc|kinh te|' +
  'than|phu ho|ho|mai|an xa|cong ty|xi nghiep|bep|banh|bun|dieu|cao su|cafe|ca phe|tieu)' +
  '|nong(?: dan| nghiep)?|nha nong|ruong ray|lam vuon|lam nghiep|thuy san|ngu nghiep|ngu dan|danh (?:ca|bat)|chan nuoi|nuoi (?:tom|ca|heo|bo|ga|trong)' +
  '|cong nhan(?: .{1,20})?|vien chuc|cong chuc|can bo(?: .{1,20})?|(?:gv|giao vien)(?: .{1,20})?|giang vien|bao mau|can bo huu(?: tri)?' +
  '|huu(?: tri)?|(?:nghi|ve|cb|can bo|bo doi|giao vien) huu(?: tri)?|mat suc(?: lao dong)?|het tuoi lao dong|gia(?: yeu)?|cao tuoi|nguoi gia|benh binh|thuong binh|tan tat|khuyet tat' +
  '|buon ban(?: .{1,15})?|kinh doanh(?: .{1,15})?|tieu thuong|noi tro|o nha|thu cong|dich vu|chu (?:quan|tiem|cua hang|co so|vua|dai ly)' +
  '|hoc sinh|hs|sinh vien|sv|hoc nghe|di hoc|con nho|tre em' +
  '|tho (?:.{1,15})|(?:lai|chay) (?:xe(?: .{1,10})?|grab|tau|may cay)|tai xe|xe om|phu xe|boc vac|bao ve|tap vu|giup viec|lao cong' +
  '|bac si|y si|y ta|dieu duong|duoc si|ho sinh|nu ho sinh|ky su|ke toan|thu quy|van thu|luat su|kien truc su|nha bao|phong vien|thay thuoc|dong y' +
  '|bo doi|quan nhan|si quan|cong an(?: .{1,10})?|dan quan|dan phong|nghia vu quan su|xuat ngu|cuu chien binh' +
  '|tu do|(?:lao dong|nghe) (?:tu do|pho thong|chinh)|ld ?td|ldpt|lao dong|that nghiep|khong nghe(?: nghiep)?|chua co viec(?: lam)?|khong on dinh|di lam(?: .{1,15})?|xuat khau lao dong|xkld|lam an xa' +
  '|nhan vien(?: .{1,20})?|ban (?:hang(?: .{1,10})?|quan|ca phe|tap hoa|ve so|rau|thit|ca|online|bao hiem)|hop tac xa|htx|doanh nghiep|chu doanh nghiep|tu si|tu hanh|muc su|linh muc|su thay|ni co';

const beliefs =
  'khong(?: ton giao| dao)?|(?:dao )?(?:phat|luong)(?: giao)?|phat giao|cong giao|(?:dao )?thien chua(?: giao)?|tin lanh|(?:dao )?cao dai|hoa hao|hoi giao';

const one = `(?:(?:nguoi )?(?:dan toc|dt|nguoi) )?(?:${peoples}|${beliefs})|(?:nghe(?: nghiep)?:? |lam nghe )?(?:${work})`;
const aside = new RegExp(`^(?:${one})$`);
const asides = new RegExp(`^(?:${one})(?: (?:${one}))*$`);
