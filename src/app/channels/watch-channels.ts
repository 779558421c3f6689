import { channelTitle } from '../../core/join/channel-title.ts';
import type { Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { DAY, type Instant, later, MINUTE } from '../../core/time/instant.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Channel } from '../../ports/channel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Meters } from '../../ports/meters.ts';
import type { Store, Tx } from '../../ports/store.ts';
import type { Planner } from '../planner.ts';
import { tellRoles } from '../tell-roles.ts';
import type { ChannelHealth } from './health.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly channels: readonly Channel[];
  readonly meters: Meters;
  readonly health: ChannelHealth;
  /** Undefined where another process speaks for the channel. */
  readonly hold: (channel: string) => Promise<number | undefined>;
}

const EVERY = MINUTE;
/** In a campaign somebody writes every day; two days without a word are a webhook that is broken. */
const SILENT_FOR = 2 * DAY;

type Ailment = 'silent' | 'refused' | 'unrenewed' | 'used-up';

/** When somebody last wrote through a channel, to the minute; from the first look on, where nobody ever has. */
export const heardMark = (channel: string): string => `heard:${channel}`;
/** Since when officers know; 0 when they know that it is well. */
const toldMark = (channel: string, ailment: Ailment): string => `alert:${channel}:${ailment}`;

/**
 * Tells officers, once, when a channel has been silent for days, its platform lets us in no more or gives no new token,
 * or all messages are used up that it allows, and once when that is over. Only of channels with a platform behind them. What they know is in the database, so a restart tells nothing.
 */
export function createWatchChannels({ store, clock, planner, channels, meters, health, hold }: Deps) {
  const watched = channels.filter(({ webhook, poll }) => webhook !== undefined || poll !== undefined);
  const counts = new Map<string, number>();
  let next: Instant | undefined;

  return async (): Promise<void> => {
    const at = clock.now();
    if (next !== undefined && at < next) return;
    next = later(at, EVERY);
    for (const channel of watched) {
      const isHolder = (await hold(channel.name)) !== undefined;
      await store.transaction((tx) => watch(tx, channel, isHolder, at));
    }
  };

  async function watch(tx: Tx, channel: Channel, isHolder: boolean, at: Instant): Promise<void> {
    const heardAt = await noteHeard(tx, channel.name, at);
    if (!isHolder) return;
    const isRunning = planner.current(channel.commune, at) !== undefined;
    const isSilent = isRunning && at >= later(heardAt, SILENT_FOR);
    await judge(tx, channel, 'silent', isSilent, heardAt, at);
    const state = health.of(channel.name);
    if (state === undefined) return;
    for (const ailment of ['refused', 'unrenewed', 'used-up'] as const)
      await judge(tx, channel, ailment, state === ailment, at, at);
  }

  async function noteHeard(tx: Tx, name: string, at: Instant): Promise<Instant> {
    const count = meters
      .read()
      .filter((meter) => meter.name === 'messages' && meter.labels['channel'] === name)
      .reduce((sum, { value }) => sum + value, 0);
    const before = await tx.marks.get(heardMark(name));
    const isNews = count > (counts.get(name) ?? 0);
    counts.set(name, count);
    if (!isNews && before !== undefined) return before;
    tx.marks.set(heardMark(name), at);
    return at;
  }

  async function judge(
    tx: Tx,
    { name, commune }: Channel,
    ailment: Ailment,
    isIll: boolean,
    since: Instant,
    at: Instant,
  ): Promise<void> {
    const mark = toldMark(name, ailment);
    const told = (await tx.marks.get(mark)) ?? 0;
    if (isIll === told > 0) return;
    const timeZone = planner.content(commune, at)?.commune.timeZone;
    if (timeZone === undefined) return;
    tx.marks.set(mark, (isIll ? at : 0) as Instant);
    const about: Record<string, Text> = { channel: channelTitle(name), since: showMoment(since, timeZone) };
    await tellRoles(tx, {
      key: `${mark}:${isIll ? at : `${told}-well`}`,
      commune,
      unit: null,
      roles: ['officer', 'admin'],
      timeZone,
      at,
      say: say([text(`alert.${ailment}${isIll ? '' : '-well'}`, about)]),
    });
  }
}
