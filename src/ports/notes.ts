/** Small facts that a channel has found out about its account and must not find out again, such as "v2". */
export interface Notes {
  has(note: string): Promise<boolean>;
  add(note: string): Promise<void>;
  remove(note: string): Promise<void>;
}
