/** One kind of file that a channel carries. */
export interface FileLimit {
  /** MIME types; `any` is every type there is. */
  readonly types: readonly string[] | 'any';
  /** The most bytes. */
  readonly bytes: number;
}

interface File {
  readonly type: string;
  /** Unknown for what was queued before sizes were kept. */
  readonly size?: number;
}

/** Whether one of the kinds takes this file; without any list everything goes. */
export const takes = (kinds: readonly FileLimit[] | undefined, { type, size = 0 }: File): boolean =>
  kinds === undefined ||
  kinds.some(({ types, bytes }) => (types === 'any' || types.includes(type)) && size <= bytes);
