import type { Message } from 'grammy/types';
import type { Attachment, Enclosure } from '../../../core/message/attachment.ts';

/** What came with a message. Nothing is fetched: `ref` is Telegram's file_id. */
export function attachmentsOf(message: Message): readonly Attachment[] {
  const { photo, video, voice, document, contact, location, from } = message;
  const attachments: Attachment[] = [];
  // The sizes of one picture, smallest first.
  const largest = photo?.at(-1);
  if (largest) attachments.push(enclosure('photo', { ...largest, mime_type: 'image/jpeg' }));
  const film = video ?? message.animation ?? message.video_note;
  if (film) attachments.push(enclosure('video', film));
  const sound = voice ?? message.audio;
  if (sound) attachments.push(enclosure('voice', sound));
  // An animation comes with a document that is the same file.
  if (document && !message.animation) attachments.push(enclosure('file', document));
  if (contact) {
    // A card of somebody else, and a card that was passed on, look the same but for this number.
    const own = contact.user_id !== undefined && contact.user_id === from?.id && !message.forward_origin;
    const name = [contact.last_name, contact.first_name].filter((part) => part).join(' ');
    attachments.push({ kind: 'contact', phone: contact.phone_number, own, ...(name !== '' && { name }) });
  }
  if (location) {
    attachments.push({ kind: 'location', latitude: location.latitude, longitude: location.longitude });
  }
  return attachments;
}

interface TelegramFile {
  readonly file_id: string;
  readonly file_name?: string;
  readonly mime_type?: string;
  readonly file_size?: number;
}

function enclosure(
  kind: Enclosure['kind'],
  { file_id, file_name, mime_type, file_size }: TelegramFile,
): Enclosure {
  return {
    kind,
    ref: file_id,
    ...(file_name !== undefined && { name: file_name }),
    ...(mime_type !== undefined && { type: mime_type }),
    ...(file_size !== undefined && { size: file_size }),
  };
}
