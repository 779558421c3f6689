import type { InputFile, Message } from 'grammy/types';
import { type Outbound, SendError } from '../../../ports/channel.ts';
import type { OpenFile } from '../../../ports/media.ts';
import type { Pictures } from '../../../ports/pictures.ts';
import { type Markup, toMarkup } from './buttons.ts';
import type { Wire } from './wire.ts';

export interface SendDeps {
  readonly wire: Wire;
  readonly pictures: Pictures;
  readonly openFile?: OpenFile;
}

export type Send = (chat: number, message: Outbound, signal: AbortSignal) => Promise<Message>;

/** Telegram makes smaller copies of a photo; what is larger than this it takes only as a file. */
const MAX_PHOTO = 10 * 1024 * 1024;

/** One message of ours as one call: a text, or a picture or a file with a text under it. */
export function createSend({ wire, pictures, openFile }: SendDeps): Send {
  /** Uploaded once for each bot: Telegram's name for a drawing of ours. */
  const uploaded = new Map<string, string>();

  return async (chat_id, message, signal) => {
    const { text, picture, files } = message;
    const reply_markup = toMarkup(message);
    const about = { chat_id, ...(reply_markup && { reply_markup }) };
    if (picture) return sendDrawing({ ...about, ...captionOf(text) }, picture.name, text, signal);
    const [file] = files ?? [];
    if (file) return sendFile({ ...about, ...captionOf(text) }, file, signal);
    return wire.sendMessage({ ...about, text, link_preview_options: { is_disabled: true } }, signal);
  };

  async function sendDrawing(
    about: About,
    name: string,
    text: string,
    signal: AbortSignal,
  ): Promise<Message> {
    const known = uploaded.get(name);
    if (known !== undefined) return wire.sendPhoto({ ...about, photo: known }, signal);
    const png = await pictures.png(name);
    if (png === undefined) {
      // A drawing that is missing must not swallow the step that it belongs to.
      if (text === '') throw new SendError('rejected', `there is no picture ${name}`);
      const { caption: _, ...rest } = about;
      return wire.sendMessage({ ...rest, text }, signal);
    }
    const sent = await wire.sendPhoto({ ...about, photo: await fileOf(png, `${name}.png`) }, signal);
    const largest = sent.photo.at(-1);
    if (largest) uploaded.set(name, largest.file_id);
    return sent;
  }

  async function sendFile(
    about: About,
    { media: id, name, type }: NonNullable<Outbound['files']>[number],
    signal: AbortSignal,
  ): Promise<Message> {
    const opened = await openFile?.(id);
    if (opened === undefined) throw new SendError('rejected', 'the file is no longer there');
    try {
      const file = await fileOf(opened, name);
      const isPhoto = (type === 'image/png' || type === 'image/jpeg') && opened.size <= MAX_PHOTO;
      return isPhoto
        ? await wire.sendPhoto({ ...about, photo: file }, signal)
        : await wire.sendDocument({ ...about, document: file }, signal);
    } finally {
      await opened.close();
    }
  }
}

interface About {
  readonly chat_id: number;
  readonly caption?: string;
  readonly reply_markup?: Markup;
}

const captionOf = (text: string) => (text === '' ? {} : { caption: text });

async function fileOf(bytes: Uint8Array | AsyncIterable<Uint8Array>, name: string): Promise<InputFile> {
  const { InputFile } = await import('grammy');
  return new InputFile(bytes, name);
}
