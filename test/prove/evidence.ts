import { readFileSync } from 'node:fs';
import { createCipher } from '../../src/adapters/crypto/cipher.ts';
import { parseKeys } from '../../src/adapters/crypto/key-ring.ts';
import type { ProofDatabase } from './database.ts';
import type { Entry, Event } from './wire.ts';

/** What is left when the bot is dead: the rows of its database and its journal. */
export interface Evidence {
  readonly inbox: readonly { readonly key: string; readonly error: string | null }[];
  readonly confirmations: readonly Confirmation[];
  readonly audits: readonly { readonly action: string; readonly subject: string }[];
  readonly submissions: readonly { readonly obligation: string }[];
  readonly reminders: readonly {
    readonly key: string;
    readonly state: string;
    readonly reason: string | null;
  }[];
  readonly outbox: readonly OutboxEvidence[];
  readonly boots: readonly (readonly Event[])[];
  readonly check: string;
}

export interface Confirmation {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly citizenId: string;
  readonly metrics: readonly string[];
}

export interface OutboxEvidence {
  readonly id: number;
  readonly key: string;
  readonly address: string;
  readonly kind: string;
  readonly reminder: string | null;
  readonly state: string;
  readonly provider_id: string | null;
}

export async function gatherEvidence(database: ProofDatabase, journal: string): Promise<Evidence> {
  const { rows } = database;
  return {
    inbox: await rows('SELECT key, error FROM inbox'),
    confirmations: await readConfirmations(database),
    audits: await rows('SELECT action, subject FROM audit'),
    submissions: await rows('SELECT obligation FROM submission'),
    reminders: await rows('SELECT key, state, reason FROM reminder'),
    outbox: await rows('SELECT id, key, address, kind, reminder, state, provider_id FROM outbox ORDER BY id'),
    boots: readJournal(journal),
    check: await database.check(),
  };
}

export async function readConfirmations({
  rows,
  env,
}: Pick<ProofDatabase, 'rows' | 'env'>): Promise<readonly Confirmation[]> {
  const metrics = Map.groupBy(
    await rows<{ entry: string; metric: string }>(
      'SELECT entry, metric FROM achievement WHERE live = 1 ORDER BY metric',
    ),
    ({ entry }) => entry,
  );
  const cipher = createCipher(parseKeys(env.CAO_DIEM_KEY, 'the key of the proof'));
  const entries = await rows<{ id: string; unit: string; name: string; sealed: Uint8Array }>(
    'SELECT id, unit, name, sealed FROM entry WHERE withdrawn_at IS NULL',
  );
  return entries.map(({ id, unit, name, sealed }) => ({
    id,
    unit,
    name,
    citizenId: (JSON.parse(cipher.open(`entry.sealed:${id}`, sealed)) as { citizenId: string }).citizenId,
    metrics: (metrics.get(id) ?? []).map(({ metric }) => metric),
  }));
}

/** The events of each life, in order. */
function readJournal(file: string): Event[][] {
  const lives: Event[][] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { boot, event } = JSON.parse(line) as Entry;
    lives[boot - 1] ??= [];
    lives[boot - 1]?.push(event);
  }
  // One that was killed while it was starting has done nothing.
  return Array.from(lives, (events) => events ?? []);
}
