import { likenessToName } from './name-likeness.ts';

/** Lines that only a chat has put there: who wrote when, what was forwarded. */
const whole: readonly RegExp[] = [
  /^\[?\d{1,2}:\d{2}(?::\d{2})?(?: ?(?:AM|PM|SA|CH))?\]?$/iu,
  /^(?:hôm nay|hôm qua|today|yesterday|thứ \p{L}+|chủ nhật|t[2-7]|cn)(?![\p{L}\d]).{0,20}\d{1,2}:\d{2}$/iu,
  /^.{1,60}, \[?\d{1,2}[./]\d{1,2}[./]\d{2,4},? (?:at |lúc )?\d{1,2}:\d{2}(?::\d{2})?\]?:?$/iu,
  /^\[?\d{1,2}[./]\d{1,2}[./]\d{2,4},? (?:at |lúc )?\d{1,2}:\d{2}(?::\d{2})?\]?$/iu,
  /^\[?(?:đã chuyển tiếp|chuyển tiếp từ|tin nhắn (?:được |đã )?chuyển tiếp|forwarded (?:message|from)|-+ ?forwarded).*$/iu,
  /^(?:đã gửi|đã xem|đã nhận|đã thu hồi|\[(?:hình ảnh|ảnh|sticker|tệp|file)\]|<media omitted>)$/iu,
];
/** The same before what was said, on one line. */
const before: readonly RegExp[] = [
  /^\[\d{1,2}:\d{2}(?::\d{2})?,? \d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\] [^:\n]{1,40}: ?/u,
  /^\[\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?\] (?:[^:\n]{1,40}: ?)?/u,
  /^\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2} - [^:\n]{1,40}: ?/u,
];

/** A line that only says when something was written. */
const isTime = (line: string): boolean => whole.slice(0, 4).some((pattern) => pattern.test(line.trim()));

/** "Hội Phụ Nữ Thôn 4", and under it when that was written: who sent it, and nobody on the list. */
export const isSender = (line: string, next: string | undefined): boolean =>
  next !== undefined &&
  isTime(next) &&
  !/\d{3}/.test(line) &&
  !/^\s*\d/.test(line) &&
  likenessToName(line.replace(/\s+(?:thôn|ấp|tổ|buôn|khu phố)\s.*$/iu, '')) < 2;

export function stripChatMarks(line: string): string {
  const trimmed = line.trim();
  if (whole.some((pattern) => pattern.test(trimmed))) return '';
  return before.reduce((rest, pattern) => rest.replace(pattern, ''), line);
}
