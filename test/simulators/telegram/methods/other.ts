import { badRequest } from '../refusal.ts';
import { json, type Method, textOf } from './method.ts';

export const getMe: Method = ({ me }) => ({
  ...me,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
});

export const sendChatAction: Method = (world, { params }) => {
  world.openChat(params['chat_id']);
  return true;
};

/** A press that nobody answered spins for a while; then the answer is refused. */
const PRESS_SECONDS = 15;

export const answerCallbackQuery: Method = (world, { params }) => {
  const press = world.presses.get(textOf(params['callback_query_id']));
  const words = textOf(params['text']);
  if (words.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  if (press === undefined || world.now() - press.at > PRESS_SECONDS * 1_000)
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  press.answered = words;
  return true;
};

const MAX_FILE = 20 * 1024 * 1024;

export const getFile: Method = (world, { params }) => {
  const file = world.files.get(textOf(params['file_id']));
  if (file === undefined) throw badRequest('invalid file_id');
  if (file.bytes.length > MAX_FILE) throw badRequest('file is too big');
  return {
    file_id: file.id,
    file_unique_id: `u${file.id}`,
    file_size: file.bytes.length,
    file_path: file.path,
  };
};

const menuName = (params: Readonly<Record<string, unknown>>): string => {
  const { type, chat_id: chat = '' } = json<{ type: string; chat_id?: number }>(params['scope']) ?? {
    type: 'default',
  };
  return `${type}:${chat}:${textOf(params['language_code'])}`;
};

export const setMyCommands: Method = (world, { params }) => {
  const commands = json<{ command: string; description: string }[]>(params['commands']) ?? [];
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (description === '' || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  world.menus.set(menuName(params), commands);
  return true;
};

export const getMyCommands: Method = (world, { params }) => world.menus.get(menuName(params)) ?? [];

export const deleteMyCommands: Method = (world, { params }) => {
  world.menus.delete(menuName(params));
  return true;
};

export const setWebhook: Method = (world, { params }) => {
  const url = textOf(params['url']);
  const secret = params['secret_token'] === undefined ? undefined : textOf(params['secret_token']);
  if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secret))
    throw badRequest('secret token contains unallowed characters');
  world.webhook = url === '' ? undefined : { url, secret };
  return true;
};

export const deleteWebhook: Method = (world) => {
  world.webhook = undefined;
  return true;
};

export const getWebhookInfo: Method = (world) => ({
  url: world.webhook?.url ?? '',
  has_custom_certificate: false,
  pending_update_count: world.updates.waiting().length,
});
