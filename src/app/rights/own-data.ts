import type { Consent, OwnEntry, Tx } from '../../ports/store.ts';
import type { Request } from '../outcome.ts';

/** Whose data, and in which commune. */
export interface Whose {
  readonly tx: Tx;
  readonly account: string;
  readonly commune: string;
}

export const whoAsks = ({ tx, conversation, door }: Request): Whose => ({
  tx,
  account: conversation.account,
  commune: door.commune,
});

export interface OwnRow {
  readonly entry: OwnEntry;
  readonly consent: Consent;
}

/** The rows that somebody has declared and that are still there, each with the consent that it rests on. */
export async function ownRows({ tx, account, commune }: Whose): Promise<readonly OwnRow[]> {
  const given = await tx.consents.of(account, commune);
  // A row that was declared twice rests on the later consent.
  const valid = new Map(
    given.flatMap((consent) =>
      consent.entry === undefined || consent.takenBackAt !== undefined
        ? []
        : [[consent.entry, consent] as const],
    ),
  );
  const entries = await tx.entries.pick([...valid.keys()]);
  return entries.flatMap((entry) => {
    const consent = valid.get(entry.id);
    return consent ? [{ entry, consent }] : [];
  });
}
