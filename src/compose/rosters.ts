import { createBooks } from '../adapters/export/books.ts';
import { createForms } from '../adapters/export/forms.ts';
import { createTableFile } from '../adapters/table-file/index.ts';
import type { Record as RecordAnswers, RunCommand } from '../app/carry-out.ts';
import type { Vocabulary } from '../app/commands/count.ts';
import { createRoster } from '../app/commands/roster.ts';
import { createMakeFile } from '../app/files/make-file.ts';
import type { Purpose } from '../app/media/purpose.ts';
import { createRecordRosterAnswers } from '../app/records/record-roster-answers.ts';
import { createDraftRoster } from '../app/rosters/draft-roster.ts';
import { createImportJob } from '../app/rosters/import-job.ts';
import { createRecordJob, RECORD, recordLater } from '../app/rosters/record-job.ts';
import { createRecordRoster } from '../app/rosters/record-roster.ts';
import { createRosterForm, type RosterForm } from '../app/rosters/roster-form.ts';
import { createReaderOf } from '../app/rosters/roster-reader.ts';
import { createTakeRosterFile, IMPORT, ROSTER_FILE, rosterPurpose } from '../app/rosters/take-roster-file.ts';
import { createTemplate, createTemplateJob, TEMPLATE } from '../app/rosters/template-job.ts';
import { createMakeVerdicts } from '../app/rosters/verdicts-file.ts';
import type { JobHandler } from '../app/run-jobs.ts';
import type { FileTaker } from '../app/take-files.ts';
import type { Ground } from './ground.ts';

type Deps = Pick<Ground, 'store' | 'clock' | 'media' | 'openFile' | 'planner' | 'words' | 'cipher' | 'ids'>;

export interface RosterParts {
  readonly commands: Readonly<Record<'roster' | 'template', RunCommand>>;
  readonly records: readonly (readonly [string, RecordAnswers])[];
  readonly purposes: readonly (readonly [string, Purpose])[];
  /** Before those of evidence, to whom a workbook is a paper. */
  readonly takers: readonly FileTaker[];
  readonly jobs: readonly (readonly [string, JobHandler])[];
  /** The same on a page. */
  readonly form: RosterForm;
}

/** Whole lists of people: pasted, sent as a file, put right, recorded on one word. */
export function composeRosters(ground: Deps, vocabulary: Vocabulary): RosterParts {
  const { store, clock, media, openFile, planner, words, cipher, ids } = ground;
  const readerOf = createReaderOf({ words, vocabulary });
  const draftRoster = createDraftRoster({ cipher, ids });
  const recordRoster = createRecordRoster(ids);
  const makeFile = createMakeFile({ media, ids });
  const importJob = createImportJob({
    store,
    clock,
    cipher,
    planner,
    openFile,
    readerOf,
    tableFile: createTableFile(),
    makeFile,
    makeVerdicts: createMakeVerdicts({ store, books: createBooks(), words }),
  });
  const roster = createRoster({ planner, readerOf, draftRoster, recordRoster, recordLater });
  const answers = createRecordRosterAnswers({ planner, readerOf });
  return {
    commands: {
      roster,
      template: createTemplate(planner, ids),
    },
    records: [['roster', answers]],
    purposes: [[ROSTER_FILE, rosterPurpose]],
    takers: [createTakeRosterFile(planner)],
    jobs: [
      [IMPORT, importJob],
      [RECORD, createRecordJob({ store, clock, planner, readerOf, ids })],
      [TEMPLATE, createTemplateJob({ store, clock, planner, words, forms: createForms(), makeFile })],
    ],
    form: createRosterForm({
      store,
      clock,
      planner,
      media,
      readerOf,
      draftRoster,
      command: roster,
      answers,
      ids,
    }),
  };
}
