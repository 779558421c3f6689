/** One of the answers a person can give. */
export interface Option {
  readonly id: string;
  /** The words on the button first; other wordings of the same answer may follow. */
  readonly labels: readonly string[];
}
