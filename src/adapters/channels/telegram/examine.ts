import { plain } from '../../../core/message/message.ts';
import { text } from '../../../core/message/say.ts';
import { bad, type Finding, good, note } from '../../../ports/finding.ts';
import { toSendError } from './errors.ts';
import type { Wire } from './wire.ts';

/** An error that is older than that has been mended, or nothing has come since. */
const FRESH = 24 * 3_600;

/** Asks Telegram who the bot is and how it is told of updates; changes nothing. Throws SendError. */
export async function examineTelegram(
  wire: Wire,
  wanted: string | undefined,
  now: number,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  try {
    const { username } = await wire.getMe(signal);
    const { url, pending_update_count: waiting, ...last } = await wire.getWebhookInfo(signal);
    const at = last.last_error_date;
    const isFailing = url !== undefined && url === wanted && at !== undefined && now / 1_000 - at < FRESH;
    return [
      good(text('doctor.telegram.bot', { username: plain(username) })),
      webhookFinding(url ?? '', wanted ?? ''),
      ...(isFailing
        ? [bad(text('doctor.webhook.failing', { words: plain(last.last_error_message ?? '') }))]
        : []),
      ...(waiting > 0 ? [note(text('doctor.telegram.waiting', { count: waiting }))] : []),
    ];
  } catch (error) {
    throw toSendError(error);
  }
}

/** The bot puts it right itself when it starts. */
function webhookFinding(url: string, wanted: string): Finding {
  if (url === wanted) return good(text(url === '' ? 'doctor.webhook.polling' : 'doctor.webhook.right'));
  if (wanted === '') return note(text('doctor.webhook.unwanted', { url: plain(url) }));
  return note(text(url === '' ? 'doctor.webhook.none' : 'doctor.webhook.other', { url: plain(url) }));
}
