/** Files of people and files made for them, sealed at rest. What they are and whose is in the store. */
export interface Media {
  /** The same id again replaces what was there, all or nothing. */
  put(id: string, bytes: Uint8Array | AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void>;
  /** The whole file; undefined when there is none. */
  read(id: string): Promise<Uint8Array | undefined>;
  /** Nothing is left that could be read. Removing what is not there is no mistake. */
  remove(id: string): Promise<void>;
}
