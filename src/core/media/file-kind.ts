/** What kind of thing a file is, by its own bytes. */
export const FILE_KINDS = ['photo', 'video', 'voice', 'document', 'sheet', 'archive', 'text'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface RealType {
  readonly kind: FileKind;
  /** MIME type. */
  readonly type: string;
  /** Without the dot. */
  readonly extension: string;
}

export const realType = (kind: FileKind, type: string, extension: string): RealType => ({
  kind,
  type,
  extension,
});
