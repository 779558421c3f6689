/** What happened how often since this process began; for whoever runs it. No personal data, few labels. */
export interface Meters {
  count(name: MeterName, labels: Labels, by?: number): void;
  read(): readonly Meter[];
}

/**
 * `messages`: taken in, or known already. `refused`: by reason. `spooled`: kept on the disk while the database was away.
 * `settled`: attempts to send, by what came of them. `parked`: messages that could not be understood.
 * `broken`: messages that a fault of ours kept from being sent.
 */
export type MeterName = 'messages' | 'refused' | 'spooled' | 'replayed' | 'settled' | 'parked' | 'broken';

export type Labels = Readonly<Record<string, string>>;

export interface Meter {
  readonly name: MeterName;
  readonly labels: Labels;
  readonly value: number;
}
