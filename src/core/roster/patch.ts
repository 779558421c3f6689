import { toWritten } from './gather.ts';
import { cutLine, type IsPlace } from './pieces.ts';
import type { Written } from './written.ts';

/** The row with what was written anew in place of what it says; what is not mentioned stays. */
export function patchRow(row: Written, line: string, isPlace?: IsPlace): Written {
  const pieces = cutLine(line, isPlace).map((piece) =>
    // What only reads like a name is the name where that is lacking, otherwise a place.
    piece.field === 'unsure'
      ? { ...piece, field: row.name === undefined ? ('name' as const) : ('address' as const) }
      : piece,
  );
  const { formula: _, otherId: __, ...kept } = row;
  const { number, source, ...fresh } = toWritten(
    { number: row.number, sources: [line], pieces },
    row.number,
    undefined,
  );
  return { ...kept, ...fresh, source: `${row.source}\n${source}` };
}
