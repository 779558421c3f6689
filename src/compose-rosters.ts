import type { Record as RecordAnswers, RunCommand } from './app/carry-out.ts';
import type { Vocabulary } from './app/commands/count.ts';
import { createRoster } from './app/commands/roster.ts';
import type { Planner } from './app/planner.ts';
import { createRecordRosterAnswers } from './app/records/record-roster-answers.ts';
import { createDraftRoster } from './app/rosters/draft-roster.ts';
import { createRecordRoster } from './app/rosters/record-roster.ts';
import { createReaderOf } from './app/rosters/roster-reader.ts';
import type { Cipher } from './ports/cipher.ts';
import type { Words } from './ports/words.ts';

interface Deps {
  readonly planner: Planner;
  readonly words: Words;
  readonly vocabulary: Vocabulary;
  readonly cipher: Cipher;
  readonly ids: () => string;
}

export interface RosterParts {
  readonly commands: Readonly<Record<'roster', RunCommand>>;
  readonly records: readonly (readonly [string, RecordAnswers])[];
}

/** Whole lists of people: pasted, sent as a file, put right, recorded on one word. */
export function createRosterParts({ planner, words, vocabulary, cipher, ids }: Deps): RosterParts {
  const readerOf = createReaderOf({ words, vocabulary });
  const draftRoster = createDraftRoster({ cipher, ids });
  const recordRoster = createRecordRoster(ids);
  return {
    commands: { roster: createRoster({ planner, readerOf, draftRoster, recordRoster }) },
    records: [['roster', createRecordRosterAnswers({ planner, readerOf })]],
  };
}
