import { may } from '../../core/access/access.ts';
import type { Say, Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Charts } from '../../ports/charts.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import { CHARTS, chartTitle, type DrawChart } from '../draw-charts.ts';
import type { KeepMade, MakeFile } from '../files/make-file.ts';
import { loadBoard } from '../load-board.ts';
import { loadCurve } from '../load-curve.ts';
import type { Planner } from '../planner.ts';
import type { JobHandler } from '../run-jobs.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly charts: Charts;
  readonly drawChart: DrawChart;
  readonly makeFile: MakeFile;
}

/** Draws what "/bieudo" asked for, all of one moment, and sends it as pictures. */
export function createChartJob({ store, clock, planner, charts, drawChart, makeFile }: Deps): JobHandler {
  return async ({ args, contact, language }, { signal }) => {
    const { commune = '', campaign = '', account = '' } = args;
    const at = clock.now();
    const plan = planner.of(commune, campaign, at);
    const read = await store.transaction(async (tx) => {
      const grants = (await tx.grants.of([account], at)).get(account) ?? [];
      if (plan === undefined || !may(grants, 'see-commune', { commune })) return undefined;
      return { board: await loadBoard(tx, plan, at), curve: await loadCurve(tx, plan, at) };
    });
    if (plan === undefined || read === undefined) return [say([text('command.not-allowed')])];

    const made: { readonly alt: Text; readonly keep: KeepMade }[] = [];
    for (const kind of CHARTS) {
      const svg = await drawChart(kind, read.board, read.curve, language);
      if (svg === undefined) continue;
      const alt = chartTitle(kind, read.board);
      const file = { name: `${kind}.png`, type: 'image/png', bytes: await charts.toPng(svg), alt };
      const keep = await makeFile(file, { ...contact, account, commune, at }, signal);
      made.push({ alt, keep });
    }
    if (made.length === 0) return [say([text('chart.nothing')])];
    const asOf = showMoment(at, plan.campaign.timeZone);
    return async (tx) => {
      const says: Say[] = [];
      for (const { alt, keep } of made)
        says.push({
          parts: [text('chart.sent', { title: alt, asOf })],
          choices: [],
          files: [await keep(tx)],
        });
      return says;
    };
  };
}
