import { createCharts } from '../adapters/chart/charts.ts';
import { createArchives } from '../adapters/export/archives.ts';
import { createBooks } from '../adapters/export/books.ts';
import { createLetters } from '../adapters/export/letters.ts';
import { createFindReader } from '../app/api-access.ts';
import type { RunCommand } from '../app/carry-out.ts';
import { createBoard } from '../app/commands/board.ts';
import { createChart } from '../app/commands/chart.ts';
import { createCommend } from '../app/commands/commend.ts';
import { createDropOff } from '../app/commands/drop-off.ts';
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
import { createReadQuery } from '../app/queries/read-query.ts';
import type { JobHandler } from '../app/run-jobs.ts';
import type { Command } from '../core/command/command.ts';
import { createApi } from '../server/api/api.ts';
import { createBoardPage } from '../server/pages/board/board-page.ts';
import { createProvincePage } from '../server/pages/province-page.ts';
import type { Ground } from './ground.ts';

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
  | 'drop-off'
>;

/** What officers and leaders see of the figures: the board, pictures, files. */
export function composeOfficer(ground: Ground) {
  const { store, clock, planner, words, wordsOf, media, openFile, catalogue, cipher, makeLink, visits, ids } =
    ground;
  const { publicUrl, readQuestion } = ground;
  const charts = createCharts();
  const drawChart = createDrawChart({ charts, words });
  const makeFile = createMakeFile({ media, ids });
  const makeExport = createMakeExport({
    store,
    planner,
    words,
    openFile,
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
    'drop-off': createDropOff({ planner, guides: catalogue.guides, wordsOf }),
  };
  return {
    commands,
    jobs: new Map<string, JobHandler>([
      ['chart', createChartJob({ store, clock, planner, charts, drawChart, makeFile })],
      ['export', createExportJob({ clock, planner, makeExport, makeFile })],
    ]),
    pages: [
      createBoardPage({
        guides: catalogue.guides,
        store,
        clock,
        planner,
        words,
        wordsOf,
        visits,
        drawChart,
        makeExport,
      }),
      createProvincePage(api),
      createApi(api),
    ],
  };
}
export type OfficerParts = ReturnType<typeof composeOfficer>;
