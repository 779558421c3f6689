import type { Context } from 'hono';
import { languageOf, type Refuse } from '../refuse.ts';
import type { Bell } from './bell.ts';
import type { SimulatorDeps } from './deps.ts';
import { judgeMove, MAX_DAYS, readMove } from './read-move.ts';
import { toClockView, toSpeech } from './view.ts';

/** Takes the clock forward. Two taps wait for each other, so that twice "a day" is two days. */
export function createMoveClock(deps: SimulatorDeps, refuse: Refuse, moved: Bell) {
  const { clock } = deps;
  let before: Promise<unknown> = Promise.resolve();

  return (c: Context, body: unknown): Promise<Response> => {
    const mine = before.then(() => move(c, body));
    before = mine.catch(() => undefined);
    return mine;
  };

  async function move(c: Context, body: unknown): Promise<Response> {
    const wish = readMove(body);
    if (wish === undefined) return refuse(c, 400, 'clock-malformed');

    if (wish === 'next') {
      const next = await clock.next();
      if (next === undefined) return refuse(c, 409, 'nothing-ahead');
      // What is overdue happens without the clock being moved; the page learns of it below.
      if (next.at > clock.now()) await clock.moveTo(next.at);
    } else {
      const now = clock.now();
      const to = wish(now);
      const because = judgeMove(now, to);
      if (because) return refuse(c, 400, because, { days: MAX_DAYS });
      await clock.moveTo(to);
    }
    moved.ring();
    return c.json({ clock: await toClockView(deps, toSpeech(deps, languageOf(c))) });
  }
}
