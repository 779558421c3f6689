/** A piece of the body of a paper. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'bullet' | 'note'; readonly text: string }
  | { readonly kind: 'table'; readonly table: LetterTable };

export interface LetterTable {
  readonly columns: readonly {
    readonly title: string;
    readonly isNumber: boolean;
    /** How wide it is beside the others, which are 10 when nothing is said. */
    readonly width?: number;
  }[];
  /** As they are printed; empty is blank. */
  readonly rows: readonly (readonly string[])[];
  /** Set in bold as the last row. */
  readonly totals?: readonly string[];
}

/** A paper of an authority in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I. All words come with it. */
export interface Letter {
  /** Above the issuer, where there is somebody. */
  readonly parent?: string;
  /** One line each; the last one is underlined. */
  readonly issuer: readonly string[];
  readonly state: string;
  readonly motto: string;
  readonly number: string;
  readonly placeAndDate: string;
  readonly kind: string;
  readonly about: string;
  readonly body: readonly Block[];
  readonly receiversTitle: string;
  readonly receivers: readonly string[];
  /** Who signs, one line each; the name is left blank. */
  readonly signer: readonly string[];
  /** Tables on pages of their own, with what they go with. */
  readonly annexes: readonly {
    /** "Phụ lục II" */
    readonly heading: string;
    readonly title: string;
    readonly goesWith: string;
    readonly table: LetterTable;
  }[];
}

export interface Letters {
  /** .docx */
  write(letter: Letter): Promise<Uint8Array>;
}
