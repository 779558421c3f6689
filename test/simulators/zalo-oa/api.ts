import { createHmac } from 'node:crypto';
import { DAY, HOUR } from '../../../src/core/time/instant.ts';
import type { State } from './simulator.ts';

interface Body {
  readonly user_id?: string;
  readonly template_id?: string;
  readonly template_data?: Readonly<Record<string, unknown>>;
  readonly recipient?: {
    readonly user_id?: string;
    readonly group_id?: string;
    readonly anonymous_id?: string;
    readonly conversation_id?: string;
  };
  readonly message?: {
    readonly text?: string;
    readonly attachment?: { readonly type: string; readonly payload: Record<string, unknown> };
  };
}

/** https://openapi.zalo.me. HTTP says 200, the body says what went wrong. */
export async function callApi(
  state: State,
  appSecret: string,
  path: string,
  request: Request,
): Promise<Response> {
  const access = request.headers.get('access_token');
  if (access === null) return failed(-216, 'access token is missing');
  if (access !== state.tokens.access) return failed(-216, 'access token is invalid');
  if (state.options.now() >= state.tokens.expires) return failed(-220, 'access token has expired');
  const proof = createHmac('sha256', appSecret).update(access).digest('hex');
  if (state.options.demandsProof && request.headers.get('appsecret_proof') !== proof)
    return failed(-242, 'appsecret_proof is invalid');

  const upload = /^v2\.0\/oa\/upload\/(image|gif|file)$/.exec(path)?.[1];
  if (upload !== undefined) return takeUpload(state, upload, await request.formData());
  if (path === 'v2.0/oa/getoa') return succeeded(infoOf(state));
  const body = (await request.json().catch(() => undefined)) as Body | undefined;
  if (body === undefined) return failed(-233, 'message type is not supported');
  if (path === 'v3.0/oa/quota/message') return succeeded(quotaOf(state, body.user_id ?? ''));
  if (path === 'v3.0/oa/message/template') return sendTemplate(state, body);
  if (path === 'v3.0/oa/message/cs') {
    return state.options.type === 4
      ? failed(-235, 'This API does not support this type of Offical Account')
      : send(state, body, 'v3');
  }
  if (path === 'v3.0/oa/group/message') {
    if (!state.groups.has(body.recipient?.group_id ?? '')) return failed(-403, 'OA is not in the group');
    if (body.message?.attachment?.payload['buttons'] !== undefined)
      return failed(-233, 'message type is invalid');
    return send(state, body, 'v3');
  }
  if (path === 'v2.0/oa/message') {
    const isAnonymous = body.recipient?.anonymous_id !== undefined;
    return state.options.type === 4 || isAnonymous ? send(state, body, 'v2') : failed(-240, 'API is closed');
  }
  return failed(-212, 'API is not registed');
}

function send(state: State, { recipient, message }: Body, version: 'v2' | 'v3'): Response {
  const to = recipient?.user_id ?? recipient?.group_id ?? recipient?.conversation_id ?? '';
  if (recipient?.user_id !== undefined) {
    const closed = whyNot(state, recipient.user_id);
    if (closed !== undefined) return closed;
  }
  const wrong = check(state, message);
  if (wrong !== undefined) return wrong;
  const text = message?.text === undefined ? {} : { text: message.text };
  const attachment = message?.attachment === undefined ? {} : { attachment: message.attachment };
  state.sent.push({ to, version, ...text, ...attachment });
  return succeeded({ message_id: `sent-${state.sent.length}`, user_id: to });
}

/** What was approved goes at any time, filled as it was approved. */
function sendTemplate(state: State, { user_id = '', template_id = '', template_data = {} }: Body): Response {
  const parameters = state.options.approved[template_id];
  if (parameters === undefined) return failed(-109, 'template_id is invalid');
  if (!state.people.has(user_id)) return failed(-118, 'account is not existed');
  for (const [name, most] of Object.entries(parameters)) {
    const value = template_data[name];
    if (typeof value !== 'string' || value === '') return failed(-1122, `parameter ${name} is missing`);
    if (value.length > most) return failed(-1121, `parameter ${name} is too long`);
    if (/[\r\n\t]/.test(value)) return failed(-1124, `parameter ${name} has a wrong format`);
  }
  const text = Object.keys(parameters)
    .map((name) => `${name}: ${template_data[name]}`)
    .join('; ');
  state.sent.push({ to: user_id, version: 'template', text });
  return succeeded({ message_id: `sent-${state.sent.length}`, user_id });
}

function whyNot(state: State, person: string): Response | undefined {
  const known = state.people.get(person);
  if (known === undefined) return failed(-201, 'user_id is invalid');
  const silence = state.options.now() - (known.lastHeard ?? 0);
  if (silence >= 7 * DAY) return failed(-230, 'User has not interacted with the OA in the past 7 days');
  if (silence < 48 * HOUR) return undefined;
  if (state.paidLeft === 0) return failed(-211, 'Out of quota');
  state.paidLeft -= 1;
  return undefined;
}

function check(state: State, message: Body['message']): Response | undefined {
  const { text, attachment } = message ?? {};
  if (text === undefined && attachment === undefined) return failed(-201, 'message is invalid');
  if (text !== undefined && (text.length < 1 || text.length > 2_000))
    return failed(-210, 'text is over limit');
  if (attachment === undefined) return undefined;
  const { payload, type } = attachment;
  if (payload['buttons'] !== undefined && !state.options.takesButtons)
    return failed(-233, 'message type is invalid');
  const handle = type === 'file' ? payload['token'] : elementOf(payload);
  if (payload['buttons'] === undefined && !isAlive(state, handle))
    return failed(-100, 'attachment has expired');
  return undefined;
}

const elementOf = (payload: Record<string, unknown>): unknown =>
  (payload['elements'] as { attachment_id?: string }[] | undefined)?.[0]?.attachment_id;

const isAlive = (state: State, handle: unknown): boolean => {
  const upload = state.uploads.get(String(handle));
  return upload !== undefined && state.options.now() - upload.at < 7 * DAY;
};

const MAX_BYTES: Readonly<Record<string, number>> = { image: 1 << 20, gif: 5 << 20, file: 5 << 20 };

function takeUpload(state: State, kind: string, form: FormData): Response {
  const file = form.get('file');
  if (!(file instanceof Blob)) return failed(-201, 'file is missing');
  if (file.size > (MAX_BYTES[kind] ?? 0)) return failed(-210, 'file is over limit');
  const handle = `${kind}-${state.uploads.size + 1}`;
  state.uploads.set(handle, { kind, size: file.size, at: state.options.now() });
  return succeeded(kind === 'file' ? { token: handle } : { attachment_id: handle });
}

const infoOf = ({ options: { oaId, type } }: State) => ({
  oa_id: oaId,
  name: 'OA Thử Nghiệm',
  is_verified: true,
  oa_type: type,
  package_name: 'Thử',
});

const quotaOf = (state: State, person: string) => ({
  last_interaction: state.people.get(person)?.lastHeard ?? 0,
  cs_reply: { remain: 8, total: 8 },
});

const succeeded = (data: object): Response => Response.json({ error: 0, message: 'Success', data });
const failed = (error: number, message: string): Response => Response.json({ error, message });
