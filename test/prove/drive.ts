import { setTimeout } from 'node:timers/promises';
import { HOUR, type Instant, later } from '../../src/core/time/instant.ts';
import { createRandom } from '../../src/stage/random.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import type { Story } from './story.ts';
import type { Orders } from './wire.ts';

interface Options {
  readonly story: Story;
  readonly kills: number;
  readonly orders: Omit<Orders, 'boot' | 'now'>;
  readonly env: Readonly<Record<string, string>>;
}

export interface Drive {
  readonly kills: number;
  /** Messages handed over, counting every time. */
  readonly handed: number;
  readonly ticks: number;
}

const MAX_BATCH = 20;
/** So that the clock does not jump over several reminders at once. */
const MAX_SPAN = 6 * HOUR;
const ENOUGH = 6 * HOUR;

/**
 * Plays the platform: hands over what was not acknowledged, in order and as often as it takes, and now and then what
 * was. The bot is killed as often as wanted, at moments that have nothing to do with what it is doing.
 */
export async function drive({ story, kills, orders, env }: Options): Promise<Drive> {
  const { messages } = story;
  const random = createRandom(orders.seed);
  const deaths = Array.from({ length: kills }, () => random.between(0, messages.length - 1)).sort(
    (a, b) => a - b,
  );
  let taken = 0;
  let handed = 0;
  let ticks = 0;
  let killed = 0;
  let now: Instant = story.start;
  let doomed: BotProcess | undefined;

  for (let boot = 1; ; boot++) {
    const bot = startBot({ ...orders, boot, now }, env);
    // One death in six comes while it is still opening its database.
    if (isDue() && random.fraction() < 1 / 6) void doom(bot, random.between(0, 600));
    if ((await bot.ready) && (await live(bot))) {
      bot.kill();
      await bot.dead;
      return { kills: killed, handed, ticks };
    }
    await bot.dead;
  }

  /** True when it has lived to the end of the story. */
  async function live(bot: BotProcess): Promise<boolean> {
    while (taken < messages.length) {
      if (isDue()) void doom(bot, random.between(0, 60));
      const again = random.fraction() < 0.1 ? random.between(0, Math.min(5, taken)) : 0;
      const soon = later(messages[taken]?.at ?? now, MAX_SPAN);
      const batch = messages
        .slice(taken - again, taken + random.between(1, MAX_BATCH))
        .filter(({ at }) => at <= soon);
      // Never back, also when less is handed over again than before a death.
      now = Math.max(now, batch.at(-1)?.at ?? now) as Instant;
      handed += batch.length;
      const told = batch.map(({ key, address, text }) => ({ key, address, text }));
      const heard = bot.ask({ type: 'hear', messages: told }, now);
      if (random.fraction() < 0.6) {
        ticks++;
        const looked = bot.ask({ type: 'tick' }, now);
        if (random.fraction() < 0.5) await looked;
      }
      if (!(await heard)) return false;
      taken += batch.length - again;
    }
    if (killed < kills || doomed === bot) {
      void doom(bot, random.between(0, 60));
      while (await bot.ask({ type: 'tick' }, now));
      return false;
    }
    // What the platform refuses is tried again a little later.
    for (now = story.end; now < later(story.end, ENOUGH); now = later(now, HOUR)) {
      if (!(await bot.ask({ type: 'tick' }, now))) return false;
    }
    return true;
  }

  function isDue(): boolean {
    const next = deaths[killed];
    return next !== undefined && next <= taken;
  }

  async function doom(bot: BotProcess, after: number): Promise<void> {
    if (doomed === bot) return;
    doomed = bot;
    killed++;
    await setTimeout(after);
    bot.kill();
  }
}
