import { SendError, type TemplateKind } from '../../../ports/channel.ts';
import type { CallOa } from './api.ts';
import { toSendError } from './errors.ts';
import { Sent } from './wire.ts';

/** What a parameter of a template is filled with: our words, at most so long, or always the same. */
export type TemplateValue = { readonly text: number } | { readonly say: string };

/** A message that Zalo has approved; its parameters by their names. */
export interface Template {
  readonly id: string;
  readonly data: Readonly<Record<string, TemplateValue>>;
}

export type Templates = Readonly<Partial<Record<TemplateKind, Template>>>;

interface Deps {
  readonly call: CallOa;
  readonly root: string;
  readonly templates: Templates;
}

/** Paid, and allowed when nothing else is: https://developers.zalo.me/docs/zalo-notification-service (ZBS, by user id). */
export function createSendTemplate({ call, root, templates }: Deps) {
  return async (kind: TemplateKind, address: string, words: string, signal: AbortSignal): Promise<string> => {
    const template = templates[kind];
    if (template === undefined) throw new SendError('misconfigured', `no template for a ${kind}`);
    const path = 'v3.0/oa/message/template';
    const answer = await call({
      what: path,
      api: 'templatesByUser',
      request: {
        method: 'POST',
        url: `${root}/${path}`,
        body: {
          user_id: address,
          template_id: template.id,
          template_data: Object.fromEntries(
            Object.entries(template.data).map(([name, value]) => [name, fill(value, words)]),
          ),
        },
      },
      result: Sent,
      signal,
    });
    if ('failed' in answer) throw toSendError(path, answer.failed, 'templatesByUser');
    return answer.data.message_id;
  };
}

/** One line, as a cell of a template is; what is too long is cut at a word. */
function fill(value: TemplateValue, words: string): string {
  if ('say' in value) return value.say;
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= value.text) return line;
  const cut = line.slice(0, value.text - 1);
  const end = cut.lastIndexOf(' ');
  return `${end > value.text / 2 ? cut.slice(0, end) : cut}…`;
}
