import { statement } from '../sql.ts';

/** A row of the unit's list. */
export interface Here {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly sealed: Uint8Array | null;
  readonly phone_digest: Uint8Array | null;
  readonly address_digest: Uint8Array | null;
  readonly details: string;
  readonly withdrawn_at: number | null;
  readonly left_at: number | null;
  /** 1 when the citizen ID is known. */
  readonly identified: number;
}

/** Who in the commune has that citizen ID. */
export const findKnown = statement(
  { n: 'int', commune: 'text', citizen_digest: 'blob?' },
  `SELECT r.n AS n, p.id AS person FROM {rows}
     JOIN person p ON p.commune = r.commune AND p.citizen_digest = r.citizen_digest`,
).returning<{ readonly n: number; readonly person: string }>();

const here = `r.n AS n, e.id, e.person, e.name, e.sealed, e.phone_digest, e.address_digest, e.details,
  e.withdrawn_at, e.left_at,
  (SELECT CASE WHEN p.citizen_digest IS NULL THEN 0 ELSE 1 END FROM person p WHERE p.id = e.person) AS identified`;
const inUnit = 'e.commune = r.commune AND e.campaign = r.campaign AND e.unit = r.unit';
/** Those that are not withdrawn come first. */
const inOrder = 'ORDER BY CASE WHEN e.withdrawn_at IS NULL THEN 0 ELSE 1 END, e.at, e.id';
const list = { n: 'int', commune: 'text', campaign: 'text', unit: 'text' } as const;

/** Rows of that person in the unit's list. */
export const findRows = statement(
  { ...list, person: 'text' },
  `SELECT ${here} FROM {rows} JOIN entry e ON e.person = r.person AND ${inUnit} ${inOrder}`,
).returning<Here & { readonly n: number }>();

const named = `${inUnit} AND e.name_fold = r.name_fold`;

/** Rows with that name in the unit's list. */
export const findNamed = statement(
  { ...list, name_fold: 'text' },
  `SELECT ${here} FROM {rows} JOIN entry e ON ${named} ${inOrder}`,
).returning<Here & { readonly n: number }>();

/**
 * Of those only the ones without a citizen ID: whoever has another one is somebody else, and a list of 100,000 has many
 * people of one name.
 */
export const findUnidentified = statement(
  { ...list, name_fold: 'text' },
  `SELECT ${here} FROM {rows} JOIN entry e ON ${named} AND e.has_id = 0 ${inOrder}`,
).returning<Here & { readonly n: number }>();

/** Rows of that person in any list of the commune, withdrawn ones too. */
export const findAnywhere = statement(
  { commune: 'text', person: 'text' },
  `SELECT e.person, e.campaign, e.unit, e.withdrawn_at FROM {rows} JOIN entry e ON e.person = r.person
   AND e.commune = r.commune ORDER BY e.campaign, e.unit`,
).returning<{ person: string; campaign: string; unit: string; withdrawn_at: number | null }>();

/** Rows of that person in other lists, withdrawn ones too. */
export const findElsewhere = statement(
  { commune: 'text', campaign: 'text', unit: 'text', person: 'text' },
  `SELECT e.person, e.unit, e.withdrawn_at FROM {rows} JOIN entry e ON e.person = r.person
   AND e.commune = r.commune AND e.campaign = r.campaign AND e.unit <> r.unit ORDER BY e.unit`,
).returning<{ person: string; unit: string; withdrawn_at: number | null }>();

/** Asked of the rows and not of the database, which would read its index of all lists. */
export const isInList = ({ withdrawn_at }: { readonly withdrawn_at: number | null }): boolean =>
  withdrawn_at === null;

const values = {
  id: 'text',
  name: 'text',
  name_fold: 'text',
  sealed: 'blob?',
  has_id: 'int',
  has_year: 'int',
  phone_digest: 'blob?',
  address_digest: 'blob?',
  details: 'text',
  proof: 'int',
  at: 'int',
  actor: 'text',
} as const;

export const create = statement(
  { ...values, commune: 'text', campaign: 'text', unit: 'text', person: 'text' },
  `INSERT INTO entry (id, name, name_fold, sealed, has_id, has_year, phone_digest, address_digest, details, proof,
     at, changed_at, actor, changed_by, commune, campaign, unit, person)
   SELECT r.id, r.name, r.name_fold, r.sealed, r.has_id, r.has_year, r.phone_digest, r.address_digest, r.details,
     r.proof, r.at, r.at, r.actor, r.actor, r.commune, r.campaign, r.unit, r.person
   FROM {rows}`,
);

/**
 * What is said again replaces what was said before; a proof is never lowered. What is not mentioned stays: of what is
 * sealed, whoever writes the row has put both together.
 */
export const merge = statement(
  values,
  `UPDATE entry SET name = r.name, name_fold = r.name_fold, changed_at = r.at, changed_by = r.actor,
     sealed = r.sealed, has_id = r.has_id, has_year = r.has_year,
     phone_digest = coalesce(r.phone_digest, entry.phone_digest),
     address_digest = coalesce(r.address_digest, entry.address_digest), details = r.details,
     proof = CASE WHEN r.proof > entry.proof THEN r.proof ELSE entry.proof END
   FROM {rows} WHERE entry.id = r.id`,
);

/** A withdrawn row begins anew. */
export const renew = statement(
  values,
  `UPDATE entry SET name = r.name, name_fold = r.name_fold, sealed = r.sealed, has_id = r.has_id,
     has_year = r.has_year, phone_digest = r.phone_digest, address_digest = r.address_digest, details = r.details, proof = r.proof, at = r.at, changed_at = r.at, actor = r.actor,
     changed_by = r.actor, withdrawn_at = NULL, left_at = NULL, left_reason = NULL, erased_at = NULL
   FROM {rows} WHERE entry.id = r.id`,
);

/**
 * Of an entry that was withdrawn, or a metric that was taken back, nothing older is left over. What was rejected does
 * not come back by being said again.
 */
export const achieve = statement(
  {
    entry: 'text',
    metric: 'text',
    commune: 'text',
    campaign: 'text',
    unit: 'text',
    person: 'text',
    proof: 'int',
    at: 'int',
  },
  `INSERT INTO achievement (entry, metric, commune, campaign, unit, person, proof, at, live)
   SELECT r.entry, r.metric, r.commune, r.campaign, r.unit, r.person, r.proof, r.at, 1 FROM {rows} WHERE true
   ON CONFLICT (entry, metric) DO UPDATE SET
     live = CASE WHEN achievement.rejected IS NULL THEN 1 ELSE 0 END,
     at = CASE WHEN achievement.live = 1 THEN achievement.at ELSE excluded.at END,
     proof = CASE WHEN achievement.live = 1 AND achievement.proof > excluded.proof
       THEN achievement.proof ELSE excluded.proof END
   WHERE achievement.live = 0 OR achievement.proof < excluded.proof`,
);

/** Who helped, said with a row or afterwards. */
export const credit = statement(
  { id: 'text', helper: 'blob', helper_digest: 'blob' },
  'UPDATE entry SET helper = r.helper, helper_digest = r.helper_digest FROM {rows} WHERE entry.id = r.id',
);
