import { cast, type Part } from '../app/cast.ts';
import { createFastForward } from '../app/fast-forward.ts';
import type { App } from '../compose.ts';
import { daysOf } from '../core/campaign/ladder.ts';
import { localNames } from '../core/campaign/local-names.ts';
import { plain, type Text } from '../core/message/message.ts';
import { text } from '../core/message/say.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Channel } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import type { WebChannel } from '../ports/web-channel.ts';
import type { Words } from '../ports/words.ts';
import type { PersonaId, SimulatorDeps } from '../server/simulator/deps.ts';
import { type Sample, sampleUnit } from './sample.ts';

/** Simulated people stand in for real ones, so they must never meet them. */
export function refuseBesideReal(channels: readonly Channel[], web: Channel): void {
  const real = channels.filter((channel) => channel !== web).map(({ name }) => name);
  if (real.length > 0)
    throw new Error(`the simulator cannot be switched on beside a real channel (${real.join(', ')})`);
}

interface Deps {
  readonly sample: Sample;
  readonly app: App;
  /** Everything this process is connected to. */
  readonly channels: readonly Channel[];
  readonly store: Store;
  readonly web: WebChannel;
  readonly words: Words;
  readonly clock: Clock & { moveTo(at: Instant): void };
}

export const SIMULATOR_CLOCK = 'simulator-clock';

/** Three made-up people on one page, through the same pipeline as anybody else, and a clock that can be moved. */
export async function createSimulation({
  sample,
  app,
  channels,
  store,
  web,
  words,
  clock,
}: Deps): Promise<SimulatorDeps> {
  refuseBesideReal(channels, web);
  const { content, campaign } = sample;
  const unit = sampleUnit(sample);
  const part = (id: PersonaId, role: Part['role'], of: string | null = null): Part => ({
    channel: web.name,
    address: `sim-${id}`,
    commune: content.commune.id,
    role,
    unit: of,
  });
  const parts = [
    part('citizen', 'citizen'),
    part('head', 'head', unit?.id ?? null),
    part('officer', 'officer'),
  ];
  await cast(store, parts, clock.now());
  // As a link on a poster would: everyone begins with their own menu.
  await app.handleInbound(
    web,
    parts.map(({ address }) => ({
      key: `open:${Date.now()}:${address}`,
      address,
      at: clock.now(),
      heard: { text: '', start: '' },
    })),
  );
  await app.loop.drain();

  const forward = createFastForward({ planner: app.planner, clock, tick: app.loop.tick, wakeAt: app.wakeAt });
  const about = {
    unit: plain(unit?.name ?? ''),
    head: plain(unit?.head ?? ''),
    police: localNames(content).police,
  };
  return {
    personas: parts.map(({ address }) => {
      const id = address.replace('sim-', '') as PersonaId;
      return {
        id,
        address,
        name: text(`sample.persona.${id}.name`, about),
        note: text(`sample.persona.${id}.note`, about),
      };
    }),
    campaign: {
      title: campaign.short,
      commune: content.commune.name,
      unit: unit?.name ?? '',
      timeZone: campaign.timeZone,
    },
    channel: web,
    async hear(inbound) {
      await app.handleInbound(web, [inbound]);
      await app.loop.drain();
    },
    clock: {
      now: () => clock.now(),
      async next() {
        const next = forward.next();
        const report = next?.plan.campaign.reports.find(({ id }) => id === next.firing.report);
        return (
          next && {
            at: next.firing.at,
            what:
              next.firing.to === undefined
                ? whatComes(report?.title ?? '', daysOf(next.firing.offset))
                : text('sample.next.climb', { report: plain(report?.title ?? '') }),
          }
        );
      },
      async moveTo(at) {
        await forward.moveTo(at);
        await store.transaction(async (tx) => tx.marks.set(SIMULATOR_CLOCK, clock.now()));
      },
    },
    words,
  };
}

/** `days` after the last day that counts: -7 is a week ahead of it. */
function whatComes(report: string, days: number): Text {
  const key = days < 0 ? 'sample.next.soon' : days === 0 ? 'sample.next.today' : 'sample.next.late';
  return text(key, { report: plain(report), days: Math.abs(days) });
}
