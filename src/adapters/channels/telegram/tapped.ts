import type { Inbound } from '../../../ports/channel.ts';
import { asRefusal } from './errors.ts';
import type { Wire } from './wire.ts';

/** What must be known of a press to stop its spinner and to put its message in order. */
export interface Tapped {
  readonly query: string;
  readonly message: number;
  /** What the message said; none when it is too old for Telegram to tell. */
  readonly text?: string;
  readonly caption?: string;
  /** What is written on the button. */
  readonly choice?: string;
}

const MAX_TEXT = 4_096;
const MAX_CAPTION = 1_024;

/** The spinner stops, and the message shows what was chosen in place of its buttons, which stay clickable for ever. */
export async function acknowledgeTap(wire: Wire, { address, receipt }: Inbound): Promise<void> {
  const tapped = receipt as Tapped;
  await Promise.all([
    // After a deploy of some minutes the press is too old to be answered, which harms nobody.
    wire.answerCallbackQuery({ callback_query_id: tapped.query }).catch(() => {}),
    showChoice(wire, Number(address), tapped),
  ]);
}

async function showChoice(
  wire: Wire,
  chat_id: number,
  { message: message_id, text, caption, choice }: Tapped,
): Promise<void> {
  const said = text ?? caption;
  if (said === undefined || choice === undefined) return;
  const shown = `${said}\n\n▸ ${choice.replace(/^\d+\. /, '')}`;
  const where = { chat_id, message_id };
  try {
    if (text !== undefined && shown.length <= MAX_TEXT)
      await wire.editMessageText({ ...where, text: shown, link_preview_options: { is_disabled: true } });
    else if (caption !== undefined && shown.length <= MAX_CAPTION)
      await wire.editMessageCaption({ ...where, caption: shown });
    else await wire.editMessageReplyMarkup(where);
  } catch (error) {
    // Tapped twice quickly, or deleted by the person: the message is as it should be.
    if (asRefusal(error)?.error_code !== 400) throw error;
  }
}
