/** Our drawings as a chat can show them. */
export interface Pictures {
  /** The drawing as PNG, by its name in data/pictures; undefined when there is none of that name. */
  png(name: string): Promise<Uint8Array | undefined>;
}
