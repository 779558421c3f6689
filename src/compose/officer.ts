import { createCharts } from '../adapters/chart/charts.ts';
import { createArchives } from '../adapters/export/archives.ts';
import { createBooks } from '../adapters/export/books.ts';
import { createLetters } from '../adapters/export/letters.ts';
import { createFindReader } from '../app/api-access.ts';
import type { RunCommand } from '../app/carry-out.ts';
import { createBoard } from '../app/commands/board.ts';
import { createChart } from '../app/commands/chart.ts';
import { createCommend } from '../app/commands/commend.ts';
import { createDuplicates, createSettleAlike } from '../app/commands/duplicates.ts';
import { createExplain } from '../app/commands/explain.ts';
import { createExport } from '../app/commands/export.ts';
import { createFiled } from '../app/commands/filed.ts';
import { createMissing } from '../app/commands/missing.ts';
import { createRanking } from '../app/commands/ranking.ts';
import { createTotal } from '../app/commands/total.ts';
import { createDrawChart } from '../app/draw-charts.ts';
import { createMakeExport } from '../app/exports/make-export.ts';
import { createMakeFile } from '../app/files/make-file.ts';
import { createChartJob } from '../app/jobs/chart-job.ts';
import { createExportJob } from '../app/jobs/export-job.ts';
import type { MakeLink } from '../app/make-link.ts';
import type { Planner } from '../app/planner.ts';
import type { ReadQuestion } from '../app/queries/question-reader.ts';
import { createReadQuery } from '../app/queries/read-query.ts';
import type { JobHandler } from '../app/run-jobs.ts';
import type { Visits } from '../app/visits.ts';
import type { WordsOf } from '../app/words-of.ts';
import type { Command } from '../core/command/command.ts';
import type { Catalogue } from '../ports/catalogue.ts';
import type { Cipher } from '../ports/cipher.ts';
import type { Clock } from '../ports/clock.ts';
import type { Media } from '../ports/media.ts';
import type { Store } from '../ports/store.ts';
import type { Words } from '../ports/words.ts';
import { createApi } from '../server/api/api.ts';
import { createBoardPage } from '../server/pages/board/board-page.ts';
import { createProvincePage } from '../server/pages/province-page.ts';

interface Parts {
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly cipher: Cipher;
  readonly publicUrl: () => string;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly words: Words;
  readonly wordsOf: WordsOf;
  readonly media: Media;
  readonly makeLink: MakeLink;
  readonly visits: Visits;
  readonly ids: () => string;
  readonly readQuestion: ReadQuestion;
}

type OfficerCommand = Extract<
  Command,
  | 'board'
  | 'chart'
  | 'commend'
  | 'duplicates'
  | 'same-person'
  | 'other-person'
  | 'explain'
  | 'export'
  | 'filed'
  | 'missing'
  | 'ranking'
  | 'total'
>;

/** What officers and leaders see of the figures: the board, pictures, files. */
export function createOfficerParts({
  store,
  clock,
  planner,
  words,
  wordsOf,
  media,
  catalogue,
  cipher,
  makeLink,
  visits,
  ids,
  publicUrl,
  readQuestion,
}: Parts) {
  const charts = createCharts();
  const drawChart = createDrawChart({ charts, words });
  const makeFile = createMakeFile({ media, ids });
  const makeExport = createMakeExport({
    store,
    planner,
    words,
    media,
    books: createBooks(),
    letters: createLetters(),
    archives: createArchives(),
  });
  const findReader = createFindReader({ store, clock, cipher });
  const api = { store, clock, planner, catalogue, words, findReader, publicUrl };
  const commands: Readonly<Record<OfficerCommand, RunCommand>> = {
    board: createBoard(makeLink),
    chart: createChart({ planner, ids }),
    export: createExport({ planner, words, ids }),
    total: createTotal({ planner, readQuery: createReadQuery(words), readQuestion }),
    ranking: createRanking({ planner, readQuestion }),
    filed: createFiled({ planner, readQuestion }),
    missing: createMissing({ planner, readQuestion }),
    duplicates: createDuplicates(planner),
    'same-person': createSettleAlike(planner, 'same'),
    'other-person': createSettleAlike(planner, 'different'),
    explain: createExplain({ planner, readQuestion }),
    commend: createCommend(planner),
  };
  return {
    commands,
    jobs: new Map<string, JobHandler>([
      ['chart', createChartJob({ store, clock, planner, charts, drawChart, makeFile })],
      ['export', createExportJob({ clock, planner, makeExport, makeFile })],
    ]),
    pages: [
      createBoardPage({ store, clock, planner, words, wordsOf, visits, drawChart, makeExport }),
      createProvincePage(api),
      createApi(api),
    ],
  };
}
export type OfficerParts = ReturnType<typeof createOfficerParts>;
