import type { Language } from '../../core/message/message.ts';
import type { JudgedRow } from '../../core/roster/judge.ts';
import { joinReasons } from '../../core/roster/say-roster.ts';
import type { BookColumn, Books } from '../../ports/books.ts';
import type { Store } from '../../ports/store.ts';
import type { Words } from '../../ports/words.ts';

/** The rows of a draft as a workbook, each with its verdict, piece by piece. */
export type MakeVerdicts = (roster: string, language: Language) => AsyncIterable<Uint8Array>;

interface Deps {
  readonly store: Store;
  readonly books: Books;
  readonly words: Words;
}

const COLUMNS = [
  ['number', 'number', 7],
  ['name', 'text', 28],
  ['address', 'text', 32],
  ['citizen-id', 'text', 16],
  ['phone', 'text', 15],
  ['plates', 'text', 20],
  ['birth-year', 'number', 9],
  ['verdict', 'text', 22],
  ['reasons', 'text', 60],
] as const;

export const createMakeVerdicts =
  ({ store, books, words }: Deps): MakeVerdicts =>
  (roster, language) => {
    const columns = COLUMNS.map(
      ([id, kind, width]): BookColumn => ({
        title: words.say(language, { key: `roster.column.${id}` }),
        kind,
        width,
      }),
    );
    return books.stream({ name: 'Danh sách', columns, rows: rowsOf() });

    async function* rowsOf() {
      for (let n = 0; ; n++) {
        const rows = await store.transaction((tx) => tx.rosters.part(roster, n));
        if (rows === undefined) return;
        yield* rows.map(toCells);
      }
    }

    function toCells({ number, person, written, verdict, reasons }: JudgedRow) {
      // What could not be read goes back as it was written.
      return [
        number,
        person.name ?? written.name,
        person.address ?? written.address,
        person.citizenId ?? written.citizenId,
        person.phone?.replace(/^\+84/, '0') ?? written.phone,
        (person.plates ?? written.plates)?.join(', '),
        person.birthYear,
        words.say(language, { key: `roster.verdict.${verdict}` }),
        reasons.length === 0 ? undefined : words.say(language, joinReasons(reasons)),
      ];
    }
  };
