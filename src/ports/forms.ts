/** A workbook for somebody to fill in. */
export interface Form {
  /** The sheet that is filled in and sent back: the first one, and the only one that is read. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly FormColumn[];
  /** How many empty rows are made ready. */
  readonly rows: number;
  /** Further sheets, to read only. */
  readonly sheets: readonly { readonly name: string; readonly lines: readonly (readonly string[])[] }[];
}

export interface FormColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  /** Offered in a list; anything else may be typed all the same. */
  readonly choices?: readonly string[];
}

export interface Forms {
  write(form: Form): Promise<Uint8Array>;
}
