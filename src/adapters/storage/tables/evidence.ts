import type { EvidenceKind } from '../../../core/campaign/report.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import type { Evidence, EvidenceState, EvidenceTable } from '../../../ports/tables/evidence.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';

const add = statement(
  {
    id: 'text',
    commune: 'text',
    campaign: 'text',
    unit: 'text',
    obligation: 'text',
    kind: 'text',
    album: 'text',
    media: 'text?',
    link: 'blob?',
    state: 'text',
    actor: 'text',
    at: 'int',
  },
  `INSERT INTO evidence (id, commune, campaign, unit, obligation, kind, album, media, link, state, actor, at) {values}
   ON CONFLICT DO NOTHING`,
);

/** What was withdrawn meanwhile stays withdrawn. */
const settle = statement(
  { id: 'text', state: 'text', sha256: 'text?', look: 'text?' },
  `UPDATE evidence SET sha256 = r.sha256, look = r.look,
     state = CASE WHEN evidence.state = 'withdrawn' THEN evidence.state ELSE r.state END
   FROM {rows} WHERE evidence.id = r.id`,
);

const withdraw = statement(
  { commune: 'text', campaign: 'text', unit: 'text', album: 'text' },
  `UPDATE evidence SET state = 'withdrawn' FROM {rows} WHERE evidence.commune = r.commune
   AND evidence.campaign = r.campaign AND evidence.unit = r.unit AND evidence.album = r.album
   AND evidence.state <> 'withdrawn'`,
);

export const evidence = ({ sql, buffer, db, cipher }: Context): EvidenceTable => ({
  add({ media, link, by, ...one }) {
    const sealed = link === undefined ? null : cipher.seal(placeOf(one.id), link);
    buffer.write('evidence', add, { ...one, media: media ?? null, link: sealed, actor: by }, one.id);
  },
  settle(id, { state, sha256, look }) {
    buffer.write('evidence', settle, { id, state, sha256: sha256 ?? null, look: look ?? null }, id);
  },
  async withdraw(commune, campaign, unit, album) {
    await buffer.flush('evidence');
    return (await sql.each(withdraw, [{ commune, campaign, unit, album }])).count;
  },
  async of(commune, campaign, unit) {
    await buffer.flush('evidence');
    const query = db
      .selectFrom('evidence')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .$if(unit !== undefined, (one) => one.where('unit', '=', unit as string))
      .where(({ or, eb }) => or([eb('state', '=', 'wanted'), eb('state', '=', 'kept')]))
      .orderBy('at')
      .orderBy('id');
    return (await sql.run(query.compile())).rows.map((row) => toEvidence(cipher, row));
  },
  async fingerprints(commune, campaign) {
    await buffer.flush('evidence');
    const query = db
      .selectFrom('evidence')
      .select(['id', 'unit', 'obligation', 'album', 'sha256', 'look', 'at'])
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .where('sha256', 'is not', null)
      .where('state', '=', 'kept')
      .orderBy('at')
      .orderBy('id');
    return (await sql.run(query.compile())).rows.map(({ look, sha256, ...row }) => ({
      ...row,
      at: row.at as Instant,
      sha256: sha256 ?? '',
      ...(look !== null && { look }),
    }));
  },
});

export const placeOf = (id: string): string => `evidence.link:${id}`;

const toEvidence = (cipher: Cipher, row: Schema['evidence']): Evidence => ({
  id: row.id,
  commune: row.commune,
  campaign: row.campaign,
  unit: row.unit,
  obligation: row.obligation,
  kind: row.kind as EvidenceKind,
  album: row.album,
  state: row.state as EvidenceState,
  by: row.actor,
  at: row.at as Instant,
  ...(row.media !== null && { media: row.media }),
  ...(row.link !== null && { link: cipher.open(placeOf(row.id), row.link) }),
});
