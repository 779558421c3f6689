import type { IncidentKind } from '../../core/incident/incident.ts';
import type { Instant } from '../../core/time/instant.ts';

/** Something that has happened to people's data, with the clock of the law. */
export interface Incident {
  readonly id: string;
  /** Counts up in its commune. */
  readonly number: number;
  readonly commune: string;
  readonly kind: IncidentKind;
  /** Who told of it. */
  readonly account: string;
  readonly at: Instant;
  /** When it was found out: the clock runs from there. */
  readonly foundAt: Instant;
  /** Which data, of how many people; sealed. */
  readonly whose: string;
  /** What has happened; sealed. */
  readonly words: string;
  /** When the authority was told, and how; sealed. */
  readonly told?: { readonly at: Instant; readonly how: string };
  /** What was done about it, or why nothing was to be told; sealed. */
  readonly closed?: { readonly at: Instant; readonly how: string };
  /** When those in charge are reminded next. */
  readonly lookAt?: Instant;
}

/** None is ever deleted by age while it is open. */
export interface Incidents {
  /** Numbers it: 1, 2, 3 … in its commune. */
  open(incident: Omit<Incident, 'number'>): Promise<Incident>;
  find(commune: string, number: number): Promise<Incident | undefined>;
  /** The newest first. */
  of(commune: string, limit: number): Promise<readonly Incident[]>;
  /** Writes what has changed: told, closed, the next look. */
  change(incident: Incident): void;
  /** Those whose next look is due. */
  toLookAt(commune: string, now: Instant): Promise<readonly Incident[]>;
  /** The next look after `after`, in any commune of the database. */
  nextLook(after: Instant): Promise<Instant | undefined>;
  /** Forgets what was closed before that, at most `limit`; returns their ids. */
  prune(commune: string, before: Instant, limit: number): Promise<readonly string[]>;
}
