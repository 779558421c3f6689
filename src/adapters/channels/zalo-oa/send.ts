import type { Outbound, OutboundFile } from '../../../core/message/outbound.ts';
import { SendError } from '../../../ports/channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { OpenFile } from '../../../ports/media.ts';
import type { Notes } from '../../../ports/notes.ts';
import { type CallOa, unsent } from './api.ts';
import { asText, toButtons } from './buttons.ts';
import { type Failure, meaningOf, type Remedy, toSendError } from './errors.ts';
import { isGroup, withoutMentions } from './groups.ts';
import type { Quotas } from './quota.ts';
import { type Recipient, toRecipient } from './translate.ts';
import { kindOf, type Upload, type UploadKind, type Uploads } from './upload.ts';
import { Sent } from './wire.ts';

interface Deps {
  readonly call: CallOa;
  readonly root: string;
  readonly clock: Clock;
  readonly notes: Notes;
  readonly quotas: Quotas;
  readonly uploads: Uploads;
  /** The drawing as PNG; undefined when there is none. */
  readonly readPicture: (name: string) => Promise<Uint8Array | undefined>;
  readonly openFile: OpenFile;
  /** This OA took no buttons. */
  readonly onNoButtons: () => void;
}

export type Send = (address: string, message: Outbound, signal: AbortSignal) => Promise<string>;

/** An OA of government has only this, until it is one of business: https://openapi.zalo.me/v3.0/oa/message/cs answers it with -235. */
const OLDER = 'v2';
const OLDER_PATH = 'v2.0/oa/message';
const PATH = 'v3.0/oa/message/cs';
const GROUPS = 'v3.0/oa/group/message';

/** Consultation messages, https://developers.zalo.me/docs/official-account/tin-nhan/tin-tu-van */
export function createSend(deps: Deps): Send {
  const { call, root, clock, notes, quotas, uploads, readPicture, openFile, onNoButtons } = deps;

  return async (address, message, signal) => {
    const recipient = toRecipient(address);
    // All files are with Zalo before anything is seen, so that what fails there may be tried again as a whole.
    const files = await Promise.all((message.files ?? []).map((file) => prepare(file, signal)));
    let id = message.text === '' ? undefined : await sendWords(address, recipient, message, signal);
    for (const file of files) {
      id = await sendFile(address, recipient, file, signal).catch((error: unknown) => {
        if (id === undefined) throw error;
        throw new SendError('answer-lost', `only a part was sent: ${String(error)}`);
      });
    }
    if (id === undefined) throw new SendError('rejected', 'a message of nothing');
    return id;
  };

  async function sendWords(
    address: string,
    recipient: Recipient,
    message: Outbound,
    signal: AbortSignal,
  ): Promise<string> {
    const picture = message.picture && (await handleOf(message.picture.name, signal));
    // Groups take no buttons.
    const bare = isGroup(address) ? { text: withoutMentions(asText(message)) } : withButtons(message);
    const rich = picture === undefined ? bare : withImage(asText(message), picture);
    const first = await post(recipient, rich, signal);
    if ('id' in first) return first.id;
    const remedy = remedyOf(first.failed);
    if (rich.attachment !== undefined && (remedy === 'plain' || remedy === 'upload')) {
      if (picture !== undefined) uploads.forget(message.picture?.name ?? '');
      const plain = await post(recipient, { text: withoutMentions(asText(message)) }, signal);
      if ('failed' in plain) throw fail(address, plain.failed);
      // It was for them alone: -201 says also that there is no such person.
      if (picture === undefined) onNoButtons();
      return plain.id;
    }
    throw fail(address, first.failed);
  }

  async function sendFile(
    address: string,
    recipient: Recipient,
    { kind, key, read, handle }: Prepared,
    signal: AbortSignal,
  ): Promise<string> {
    const first = await post(recipient, toFileMessage(kind, handle), signal);
    if ('id' in first) return first.id;
    if (remedyOf(first.failed) !== 'upload') throw fail(address, first.failed);
    uploads.forget(key);
    const again = await post(
      recipient,
      toFileMessage(kind, await uploads.handle(kind, key, read, signal)),
      signal,
    );
    if ('id' in again) return again.id;
    throw fail(address, again.failed);
  }

  /** Another address is tried only where the one is closed to this OA: after anything else it might be said twice. */
  async function post(
    recipient: Recipient,
    message: Message,
    signal: AbortSignal,
  ): Promise<{ readonly id: string } | { readonly failed: Failure }> {
    if ('group_id' in recipient) return postTo(GROUPS);
    if ('anonymous_id' in recipient) return postTo(OLDER_PATH);
    const isOlder = await notes.has(OLDER).catch(unsent);
    const answer = await postTo(isOlder ? OLDER_PATH : PATH);
    if (!('failed' in answer) || remedyOf(answer.failed) !== (isOlder ? 'newer' : 'older')) return answer;
    await (isOlder ? notes.remove(OLDER) : notes.add(OLDER)).catch(unsent);
    return postTo(isOlder ? PATH : OLDER_PATH);

    async function postTo(path: string) {
      const request = { method: 'POST', url: `${root}/${path}`, body: { recipient, message } } as const;
      const answer = await call({ what: path, request, result: Sent, signal });
      return 'failed' in answer ? answer : { id: answer.data.message_id };
    }
  }

  function fail(address: string, failed: Failure): SendError {
    quotas.note(address, failed, clock.now());
    return toSendError('message', failed);
  }

  async function prepare(file: OutboundFile, signal: AbortSignal): Promise<Prepared> {
    const opened = await openFile(file.media);
    if (opened === undefined) throw new SendError('rejected', 'the file is gone');
    const { size } = opened;
    const kind = kindOf(file.type, size);
    // A form wants the whole file, and what is carried is small.
    const bytes = kind && (await opened.read(0, size));
    await opened.close();
    if (kind === undefined || bytes === undefined)
      throw new SendError('rejected', `Zalo OA carries no ${file.type} of ${size} bytes`);
    const read = async (): Promise<Upload> => ({ name: file.name, type: file.type, bytes });
    return { kind, key: file.media, read, handle: await uploads.handle(kind, file.media, read, signal) };
  }

  /** The words say all that a drawing shows, so that they go without it when it cannot be had. */
  async function handleOf(name: string, signal: AbortSignal): Promise<string | undefined> {
    const bytes = await readPicture(name);
    if (bytes === undefined) return undefined;
    const read = async (): Promise<Upload> => ({ name: `${name}.png`, type: 'image/png', bytes });
    return uploads.handle('image', name, read, signal).catch(() => undefined);
  }
}

interface Prepared {
  readonly kind: UploadKind;
  readonly key: string;
  readonly read: () => Promise<Upload>;
  readonly handle: string;
}

interface Message {
  readonly text?: string;
  readonly attachment?: object;
}

const remedyOf = (failed: Failure): Remedy | undefined => meaningOf(failed).remedy;

function withButtons({ text, choices }: Outbound): Message {
  if (choices.length === 0) return { text };
  return { text, attachment: { type: 'template', payload: { buttons: toButtons(choices) } } };
}

function withImage(text: string | undefined, handle: string, type: 'image' | 'gif' = 'image'): Message {
  const elements = [{ media_type: type, attachment_id: handle }];
  return {
    ...(text !== undefined && { text }),
    attachment: { type: 'template', payload: { template_type: 'media', elements } },
  };
}

function toFileMessage(kind: UploadKind, handle: string): Message {
  if (kind !== 'file') return withImage(undefined, handle, kind);
  return { attachment: { type: 'file', payload: { token: handle } } };
}
