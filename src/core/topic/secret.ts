import { fold } from '../message/fold.ts';

/** What the bot is waiting for: figures are no secret where they were asked for. */
export type Wanted = 'choice' | 'words' | 'figures';

/**
 * True for what looks like an OTP, a passcode or a password, which nobody should send to anybody. It is recognised
 * before anything is done with the message, so that it is never kept.
 */
export function looksSecret(text: string, wanted: Wanted): boolean {
  const said = text.normalize('NFKC').trim();
  if (wanted !== 'figures' && isLoneCode(said)) return true;
  return namesCode(fold(said)) || said.split(/\s+/).some(isPassword);
}

/** Six figures and nothing else, as VNeID sends and asks them: "483920", "483 920", "G-483920". */
const isLoneCode = (said: string): boolean =>
  /^(?:[a-z]-)?(?:\d{6}|\d{3}[ .-]\d{3}|\d{2}([ .-])\d{2}\1\d{2})$/i.test(said);

const password = '\\b(?:mat khau|mk|pass|password|passcode|pass code|mat ma)\\b';
const secret =
  '\\b(?:otp|ma otp|ma xac thuc|ma xac nhan|ma kich hoat|ma pin|pin|mat khau|mk|pass|password|passcode|pass code|code)\\b';
/** "của tôi là", ":", "=", "vneid". */
const between = '(?: (?:cua|toi|em|minh|bac|vneid|vnetraffic|nay|moi|cu|is|my))*\\s*(?:la|:|=|is|-)?\\s*';

/** "otp 483920", "mật khẩu là Hoa1990", but not "mật khẩu là gì" and not "mã số thuế 8012345678". */
const NAMED = [
  new RegExp(`${secret}${between}\\d{4,8}(?!\\d)`),
  new RegExp(`\\d{6}(?!\\d).{0,12}${secret}`),
  new RegExp(`${password}${between}(?=\\S*\\d)(?=\\S*[a-z])\\S{6,}`),
];
/** "nó gửi về mã 483920", "mã là 483920", "có tin nhắn 483920", "tôi nhập 483920"; six figures of money or people are none. */
const MENTIONED =
  /\b(?:ma|gui (?:ve|den|toi)|tin nhan|nhan duoc|nhap|dien|doc)(?: (?:so|la|nay|do|kia|moi|gui|ve|may|cho|cua|toi|em|minh|bac|chau|co))* ?:? ?\d{6}(?![\d.,]*\d| ?(?:d|dong|vnd|nguoi|ho|cuon|to)\b)/;
const namesCode = (said: string): boolean => [...NAMED, MENTIONED].some((pattern) => pattern.test(said));

/** As VNeID wants them: 8 to 20 signs with small and capital letters, figures and others. Nobody writes a word so. */
const isPassword = (word: string): boolean =>
  /^\S{8,20}$/.test(word) &&
  /[a-z]/.test(word) &&
  /[A-Z]/.test(word) &&
  /\d/.test(word) &&
  /[^\p{L}\d.,\-/]/u.test(word) &&
  !/^[^@\s]+@[a-z\d-]+(?:\.[a-z\d-]+)+$/i.test(word) &&
  !/^(?:https?:|www\.)/i.test(word);
