import type { Instant } from '../../../core/time/instant.ts';
import type { Cipher } from '../../../ports/cipher.ts';
import type { Difficulties, Difficulty } from '../../../ports/tables/difficulties.ts';
import type { Context } from '../context.ts';
import type { Schema } from '../schema.ts';
import { statement } from '../sql.ts';

const add = statement(
  { id: 'text', commune: 'text', campaign: 'text', unit: 'text', text: 'blob', actor: 'text', at: 'int' },
  'INSERT INTO difficulty (id, commune, campaign, unit, text, actor, at) {values} ON CONFLICT DO NOTHING',
);

const answer = statement(
  { commune: 'text', id: 'text', answer: 'blob', answered_by: 'text', answered_at: 'int' },
  `UPDATE difficulty SET answer = r.answer, answered_by = r.answered_by, answered_at = r.answered_at
   FROM {rows} WHERE difficulty.id = r.id AND difficulty.commune = r.commune`,
);

export const difficulties = ({ sql, buffer, db, cipher }: Context): Difficulties => ({
  add({ text, by, ...one }) {
    const sealed = cipher.seal(placeOf(one.id, 'text'), text);
    buffer.write('difficulty', add, { ...one, text: sealed, actor: by });
  },
  async answer(commune, id, words, by, at) {
    await buffer.flush('difficulty');
    const sealed = cipher.seal(placeOf(id, 'answer'), words);
    const row = { commune, id, answer: sealed, answered_by: by, answered_at: at };
    return (await sql.each(answer, [row])).count > 0;
  },
  async of(commune, campaign, unit) {
    await buffer.flush('difficulty');
    const query = db
      .selectFrom('difficulty')
      .selectAll()
      .where('commune', '=', commune)
      .where('campaign', '=', campaign)
      .$if(unit !== undefined, (one) => one.where('unit', '=', unit as string))
      .orderBy('at')
      .orderBy('id');
    return (await sql.run(query.compile())).rows.map((row) => toDifficulty(cipher, row));
  },
});

export const placeOf = (id: string, column: 'text' | 'answer'): string => `difficulty.${column}:${id}`;

const toDifficulty = (cipher: Cipher, row: Schema['difficulty']): Difficulty => ({
  id: row.id,
  commune: row.commune,
  campaign: row.campaign,
  unit: row.unit,
  text: cipher.open(placeOf(row.id, 'text'), row.text),
  by: row.actor,
  at: row.at as Instant,
  ...(row.answer !== null && { answer: cipher.open(placeOf(row.id, 'answer'), row.answer) }),
  ...(row.answered_by !== null && { answeredBy: row.answered_by }),
  ...(row.answered_at !== null && { answeredAt: row.answered_at as Instant }),
});
