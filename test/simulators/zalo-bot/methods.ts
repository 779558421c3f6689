import type { State } from './simulator.ts';

type Params = Readonly<Record<string, unknown>>;

/** One call of https://bot-api.zaloplatforms.com/bot<token>/<method>. */
export async function callMethod(
  state: State,
  token: string | undefined,
  name: string,
  request: Request,
): Promise<Response> {
  if (token !== state.options.token) return failed(state, 401, 'Unauthorized');
  const method = methods[name];
  if (method === undefined) return failed(state, 404, 'Not found');
  const params = (await request.json().catch(() => undefined)) as Params | undefined;
  if (params === undefined) return failed(state, 400, 'Bad request: expected JSON');
  return method(state, params, request.signal);
}

type Method = (state: State, params: Params, signal: AbortSignal) => Response | Promise<Response>;

const methods: Readonly<Record<string, Method>> = {
  getMe: () =>
    ok({
      id: '99',
      account_name: 'bot.thu',
      display_name: 'Bot Thử',
      account_type: 'BASIC',
      can_join_groups: true,
    }),

  async getUpdates(state, { timeout }, signal) {
    if (typeof timeout !== 'string') return failed(state, 400, 'Bad request: timeout is a string');
    if (state.webhook !== undefined) return failed(state, 400, 'Bad request: a webhook is set');
    if (state.updates.length === 0) {
      // In tests nothing sleeps so long: somebody writes, or the caller gives up.
      await new Promise<void>((resolve) => {
        state.wake = resolve;
        signal.addEventListener('abort', () => resolve());
        setTimeout(resolve, Number(timeout) * 1_000).unref();
      });
    }
    const update = state.updates.shift();
    return update === undefined ? failed(state, 408, 'Request timeout') : ok(update);
  },

  setWebhook(state, { url, secret_token }) {
    if (++state.webhookCalls > state.options.webhookCalls)
      return failed(state, 426, 'Too many calls today', true);
    if (typeof url !== 'string' || !url.startsWith('https://')) return failed(state, 400, 'Bad request: url');
    if (typeof secret_token !== 'string' || secret_token.length < 8 || secret_token.length > 256) {
      return failed(state, 400, 'Bad request: secret_token');
    }
    state.webhook = { url, secret: secret_token };
    const { isReachable } = state.options;
    const outcome = isReachable ? 'webhook.ok' : 'webhook.err.unreachable';
    return ok({ url, updated_at: state.options.now(), verification: { ok: isReachable, url, outcome } });
  },

  getWebhookInfo: (state) =>
    state.webhook ? ok({ url: state.webhook.url, updated_at: 1 }) : failed(state, 404, 'Not found'),

  sendMessage(state, { chat_id, text }) {
    if (typeof text !== 'string' || text.length < 1 || text.length > 2_000) {
      return failed(state, 400, 'Bad request: text must have 1 to 2000 characters');
    }
    return send(state, chat_id, { text });
  },

  sendPhoto(state, { chat_id, photo }) {
    if (typeof photo !== 'string' || !photo.startsWith('https://'))
      return failed(state, 400, 'Bad request: photo');
    return send(state, chat_id, { photo });
  },
};

function send(state: State, chat: unknown, content: { text?: string; photo?: string }): Response {
  if (typeof chat !== 'string' || !state.chats.has(chat))
    return failed(state, 400, 'Bad request: chat not found');
  if (state.sent.length >= state.options.monthly) return failed(state, 429, 'Monthly message quota exceeded');
  state.sent.push({ chat, ...content });
  return ok({ message_id: `sent-${state.sent.length}`, date: state.options.now() });
}

const ok = (result: unknown): Response => Response.json({ ok: true, result });

/** HTTP says 200 all the same. */
function failed(
  state: State,
  code: number,
  description: string,
  camelCase = state.options.shape.camelCase,
): Response {
  return Response.json({ ok: false, description, [camelCase ? 'errorCode' : 'error_code']: code });
}
