import type { PickedFile } from '../../core/flow/kinds/files.ts';
import type { TipFile } from '../../core/violation/tip.ts';
import type { Cipher } from '../../ports/cipher.ts';

/** Where a file of a chat lies: as good as the file itself to whoever has the bot's token. */
export interface TipSource {
  readonly channel: string;
  readonly file: Pick<PickedFile, 'ref' | 'name'>;
}

/**
 * A file as the content names it. Its source is sealed by the server within the seal of the desk, so that neither alone
 * can fetch it, and nothing but what this server has heard of is ever fetched.
 */
export const toTipFile = (cipher: Cipher, id: string, source: TipSource): TipFile => ({
  id,
  from: Buffer.from(cipher.seal(placeOf(id), JSON.stringify(source))).toString('base64'),
});

/** Undefined for what is not of this file, or no seal of ours. */
export function openSource(cipher: Cipher, id: string, from: string): TipSource | undefined {
  try {
    return JSON.parse(cipher.open(placeOf(id), Buffer.from(from, 'base64'))) as TipSource;
  } catch {
    return undefined;
  }
}

/** What a browser may call a file. */
export const isFileId = (id: string): boolean => /^[0-9a-f-]{36}$/.test(id);

const placeOf = (id: string): string => `tip-file.from:${id}`;
