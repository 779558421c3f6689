import { plain } from '../../../core/message/message.ts';
import { text } from '../../../core/message/say.ts';
import { bad, type Finding, good, note } from '../../../ports/finding.ts';
import type { ZaloBotApi } from './api.ts';

/** Asks Zalo who the bot is and where it posts to; changes nothing. Throws SendError. */
export async function examineZaloBot(
  api: ZaloBotApi,
  wanted: string | undefined,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const { account_name = '', display_name = account_name, can_join_groups } = await api.getMe(signal);
  const url = await api.getWebhookUrl(signal);
  return [
    good(text('doctor.zalo-bot.bot', { name: plain(display_name) })),
    ...(can_join_groups === false ? [note(text('doctor.zalo-bot.no-groups'))] : []),
    webhookFinding(url, wanted),
  ];
}

/** With a webhook set nothing comes by asking, and we take none away that is not ours. */
function webhookFinding(url: string | undefined, wanted: string | undefined): Finding {
  if (url === wanted)
    return good(text(url === undefined ? 'doctor.webhook.polling' : 'doctor.webhook.right'));
  if (wanted === undefined) return bad(text('doctor.zalo-bot.in-the-way', { url: plain(url ?? '') }));
  return note(
    text(url === undefined ? 'doctor.webhook.none' : 'doctor.webhook.other', { url: plain(url ?? '') }),
  );
}
