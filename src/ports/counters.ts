/** What happened how often since this process began; for whoever runs it. No personal data, few labels. */
export interface Counters {
  count(name: CounterName, labels: Labels, by?: number): void;
  read(): readonly Counter[];
}

/** `messages`: taken in, or known already. `refused`: by reason. `spooled`: kept on the disk while the database was away. */
export type CounterName = 'messages' | 'refused' | 'spooled' | 'replayed';

export type Labels = Readonly<Record<string, string>>;

export interface Counter {
  readonly name: CounterName;
  readonly labels: Labels;
  readonly value: number;
}
