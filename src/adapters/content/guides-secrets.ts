import { fold } from '../../core/message/fold.ts';

/*
 * Swindlers ask for these in a chat, so the bot must never sound like one: a sentence that names a secret together
 * with a word for handing it over is refused, unless it says not to. Words are folded: no marks, small letters.
 */
const secret =
  /\b(otp|mat khau|passcode|ma (xac thuc|xac nhan|kich hoat|bao mat|nay)|password|pass code|(this|the|your|otp) code|pin)\b|\b(anh|hinh|photo|picture|image)s?\b.*\b(the|cccd|can cuoc|card)\b/;
const handOver =
  /\b(gui|nhan lai|nhan cho|noi|doc|dua|cho (toi|chung toi|can bo|minh)|cung cap|tra loi|bao (cho )?toi|send|tell|give|share|reply|forward|type (it|them)? ?here)\b/;
const refusal = /\b(khong|dung|chua|never|not|nobody|no one|don't)\b/;
/** "gửi lại mã": the app sends again; "tin nhắn": a message that came. Neither hands anything over. */
const innocent = /\b(bam gui lai|gui lai ma|sent again|send again)\b/g;
const lure = /\.apk\b|\bhttps?:|\b(bit\.ly|tinyurl|t\.co)\b/;

/** True when a sentence sounds as if it wanted a code, a password or a picture of a card, or sends a link. */
export function asksForSecret(sentence: string): boolean {
  const said = fold(sentence).replaceAll(innocent, '');
  if (lure.test(said)) return true;
  return secret.test(said) && handOver.test(said) && !refusal.test(said);
}
