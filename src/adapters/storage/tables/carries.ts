import { sql as raw } from 'kysely';
import type { Carries, Carry } from '../../../ports/tables/carries.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';

type Kind = 'evidence' | 'difficulty' | 'spot_item' | 'handed' | 'help_request';
type Found = Omit<Schema['carried_row'], 'seq' | 'kind'>;

const note = statement(
  { seq: 'int', kind: 'text', id: 'text', unit: 'text', obligation: 'text?' },
  'INSERT INTO carried_row (seq, kind, id, unit, obligation) {values} ON CONFLICT DO NOTHING',
);

const setEvidence = statement(
  { id: 'text', unit: 'text', obligation: 'text' },
  'UPDATE evidence SET unit = r.unit, obligation = r.obligation FROM {rows} WHERE evidence.id = r.id',
);
const setUnit = {
  difficulty: setUnitOf('difficulty', 'id'),
  // Two columns name it; together they are what its note is called.
  spot_item: setUnitOf('spot_item', "spot_check || ' ' || spot_item.n"),
  handed: setUnitOf('handed', 'id'),
  help_request: setUnitOf('help_request', 'id'),
} as const;

function setUnitOf(table: string, key: string) {
  return statement(
    { id: 'text', unit: 'text' },
    `UPDATE ${table} SET unit = r.unit FROM {rows} WHERE ${table}.${key} = r.id`,
  );
}

export function carries({ sql, buffer, db }: Context): Carries {
  const settled = () =>
    buffer.flush('evidence', 'difficulty', 'spot_check', 'spot_item', 'handed', 'help_request');

  async function move(kind: Kind, rows: readonly Found[]): Promise<void> {
    if (kind === 'evidence')
      await sql.each(
        setEvidence,
        rows.map(({ id, unit, obligation }) => ({ id, unit, obligation: obligation ?? '' })),
      );
    else
      await sql.each(
        setUnit[kind],
        rows.map(({ id, unit }) => ({ id, unit })),
      );
  }

  return {
    async over(carry) {
      await settled();
      let moved = 0;
      for (const [kind, find] of finders(db, carry)) {
        const found = (await sql.run(find.compile())).rows;
        if (found.length === 0) continue;
        moved += found.length;
        await sql.each(
          note,
          found.map((row) => ({ seq: carry.seq, kind, ...row })),
        );
        await move(
          kind,
          found.map(({ id, obligation }) => ({
            id,
            unit: carry.to,
            obligation: obligation === null ? null : (carry.obligations.get(obligation) ?? obligation),
          })),
        );
      }
      return moved;
    },
    async back(seq) {
      await settled();
      const notes = db.selectFrom('carried_row').selectAll().where('seq', '=', seq);
      const { rows } = await sql.run(notes.compile());
      for (const [kind, theirs] of Map.groupBy(rows, (row) => row.kind)) await move(kind as Kind, theirs);
      await sql.run(db.deleteFrom('carried_row').where('seq', '=', seq).compile());
    },
  };
}

/** What of each kind goes along. */
function finders(db: Context['db'], { commune, units, to, obligations }: Carry) {
  const none = raw<string | null>`NULL`.as('obligation');
  const open = [...obligations.keys()];
  return [
    [
      'evidence',
      db
        .selectFrom('evidence')
        .select(['id', 'unit', 'obligation'])
        .where('commune', '=', commune)
        .where('unit', 'in', units)
        // Nothing is in an empty list, but that is no SQL.
        .where('obligation', 'in', open.length > 0 ? open : ['']),
    ],
    [
      'difficulty',
      db
        .selectFrom('difficulty')
        .select(['id', 'unit', none])
        .where('commune', '=', commune)
        .where('unit', 'in', units)
        .where('answered_at', 'is', null),
    ],
    [
      'spot_item',
      db
        .selectFrom('spot_item')
        .innerJoin('spot_check', 'spot_check.id', 'spot_item.spot_check')
        .select([raw<string>`spot_item.spot_check || ' ' || spot_item.n`.as('id'), 'spot_item.unit', none])
        .where('spot_check.commune', '=', commune)
        .where('spot_item.unit', 'in', units),
    ],
    [
      'handed',
      db
        .selectFrom('handed as h')
        .select(['h.id', 'h.unit', none])
        .where('h.commune', '=', commune)
        .where('h.unit', 'in', units)
        // Whoever the new unit was handed already is with it once, and of two that come the first does.
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('handed as t')
                .select('t.id')
                .whereRef('t.commune', '=', 'h.commune')
                .whereRef('t.campaign', '=', 'h.campaign')
                .whereRef('t.likeness', '=', 'h.likeness')
                .where(({ or, eb, and, ref }) =>
                  or([eb('t.unit', '=', to), and([eb('t.unit', 'in', units), eb('t.id', '<', ref('h.id'))])]),
                ),
            ),
          ),
        ),
    ],
    [
      'help_request',
      db
        .selectFrom('help_request')
        .select(['id', raw<string>`unit`.as('unit'), none])
        .where('commune', '=', commune)
        .where('unit', 'in', units)
        .where('closed_at', 'is', null),
    ],
  ] as const;
}
