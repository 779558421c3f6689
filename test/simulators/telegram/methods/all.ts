import { deleteMessage, editMessageCaption, editMessageReplyMarkup, editMessageText } from './edit.ts';
import type { Method } from './method.ts';
import * as other from './other.ts';
import { sendDocument, sendMediaGroup, sendMessage, sendPhoto } from './send.ts';

/** By name in small letters, as the server compares them. getUpdates waits, and is in bot-api.ts. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...other,
    sendMessage,
    sendPhoto,
    sendDocument,
    sendMediaGroup,
    editMessageText,
    editMessageCaption,
    editMessageReplyMarkup,
    deleteMessage,
  }).map(([name, method]) => [name.toLowerCase(), method]),
);
