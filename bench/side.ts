/** One side of a comparison. Every round opens it afresh, on an empty database. */
export interface Side {
  /** `batch` is how many updates arrive together. */
  open(batch: number): Promise<Round>;
}

export interface Round {
  /** What is timed: takes in this many updates. */
  run(updates: number): Promise<void>;
  close(): Promise<void>;
}
