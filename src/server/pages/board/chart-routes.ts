import type { Context } from 'hono';
import { CHARTS, type DrawChart } from '../../../app/draw-charts.ts';
import { loadBoard } from '../../../app/load-board.ts';
import { loadCurve } from '../../../app/load-curve.ts';
import { may } from '../../../core/access/access.ts';
import { type PageEnv, refuseVisit } from '../visit.ts';
import type { BoardDeps } from './deps.ts';

/** One pixel of nothing, where there is nothing to draw. */
const NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** `GET /board/charts/<kind>.svg`: a picture of the figures as they are now. */
export function showChart({ store, clock, planner, words }: BoardDeps, drawChart: DrawChart) {
  return async (c: Context<PageEnv>): Promise<Response> => {
    const { commune, grants } = c.var.visit;
    const at = clock.now();
    const kind = CHARTS.find((one) => `${one}.svg` === c.req.param('file'));
    const plan = planner.of(commune, c.req.query('campaign') ?? '', at);
    if (kind === undefined || plan === undefined || !may(grants, 'see-commune', { commune })) {
      return refuseVisit(c, words, 404, 'unknown');
    }
    const { board, curve } = await store.transaction(async (tx) => ({
      board: await loadBoard(tx, plan, at),
      curve: await loadCurve(tx, plan, at),
    }));
    const svg = (await drawChart(kind, board, curve, c.var.say.language)) ?? NOTHING;
    return c.body(svg, 200, { 'Content-Type': 'image/svg+xml' });
  };
}
