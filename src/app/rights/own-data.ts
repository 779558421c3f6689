import type { Consent, OwnEntry } from '../../ports/store.ts';
import type { Request } from '../outcome.ts';

export interface OwnRow {
  readonly entry: OwnEntry;
  readonly consent: Consent;
}

/** The rows that somebody has declared and that are still there, each with the consent that it rests on. */
export async function ownRows({ tx, conversation, door }: Request): Promise<readonly OwnRow[]> {
  const given = await tx.consents.of(conversation.account, door.commune);
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
