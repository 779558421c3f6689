import { type FileLimit, takes } from '../../../core/message/file-limit.ts';
import { DAY, type Instant, later } from '../../../core/time/instant.ts';
import { SendError } from '../../../ports/channel.ts';
import type { Clock } from '../../../ports/clock.ts';
import { type CallOa, succeed } from './api.ts';
import { UploadedFile, UploadedImage } from './wire.ts';

export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** https://developers.zalo.me/docs/official-account/tin-nhan/quan-ly-tin-nhan/upload-hinh-anh and …/upload-file */
const KINDS = {
  image: { path: 'image', types: ['image/jpeg', 'image/png'], bytes: 1024 * 1024 },
  gif: { path: 'gif', types: ['image/gif'], bytes: 5 * 1024 * 1024 },
  file: {
    path: 'file',
    types: [
      'application/pdf',
      'application/msword',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    bytes: 5 * 1024 * 1024,
  },
} as const satisfies Record<string, FileLimit & { readonly path: string }>;

/** Neither tables nor videos. */
export const FILES: readonly FileLimit[] = Object.values(KINDS);

export type UploadKind = keyof typeof KINDS;

/** What the OA can carry; undefined for a table, a video, and whatever is too large. */
export const kindOf = (type: string, size: number): UploadKind | undefined =>
  (Object.keys(KINDS) as UploadKind[]).find((kind) => takes([KINDS[kind]], { type, size }));

export interface Uploads {
  /** A handle to send it by. One for the same `key` is used again while it lives. */
  handle(kind: UploadKind, key: string, read: () => Promise<Upload>, signal: AbortSignal): Promise<string>;
  /** It was refused as dead. */
  forget(key: string): void;
}

/** They die after seven days. */
const LIFE = 6 * DAY;

export function createUploads(call: CallOa, root: string, clock: Clock): Uploads {
  const handles = new Map<string, { readonly handle: string; readonly until: Instant }>();
  /** Uploads are counted, so many who want the same share one. */
  const running = new Map<string, Promise<string>>();
  return {
    async handle(kind, key, read, signal) {
      const known = handles.get(key);
      if (known !== undefined && clock.now() < known.until) return known.handle;
      const begun = running.get(key) ?? begin(kind, key, read, signal).finally(() => running.delete(key));
      running.set(key, begun);
      return begun;
    },
    forget: (key) => void handles.delete(key),
  };

  async function begin(
    kind: UploadKind,
    key: string,
    read: () => Promise<Upload>,
    signal: AbortSignal,
  ): Promise<string> {
    const handle = await upload(kind, await read(), signal);
    handles.set(key, { handle, until: later(clock.now(), LIFE) });
    return handle;
  }

  async function upload(
    kind: UploadKind,
    { name, type, bytes }: Upload,
    signal: AbortSignal,
  ): Promise<string> {
    const body = new FormData();
    body.append('file', new Blob([Buffer.from(bytes)], { type }), name);
    const request = { method: 'POST', url: `${root}/v2.0/oa/upload/${KINDS[kind].path}`, body } as const;
    const what = `upload/${KINDS[kind].path}`;
    try {
      return kind === 'file'
        ? (await succeed(call, { what, request, signal, result: UploadedFile })).token
        : (await succeed(call, { what, request, signal, result: UploadedImage })).attachment_id;
    } catch (error) {
      // Nobody has seen anything yet, so that it may be tried again.
      if (error instanceof SendError && error.failure === 'answer-lost') {
        throw new SendError('unreachable', error.message);
      }
      throw error;
    }
  }
}
