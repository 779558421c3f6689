import { setTimeout } from 'node:timers/promises';
import { Hono } from 'hono';
import type { ChannelStatus, ReadStatus, Status } from '../app/channels/read-status.ts';
import type { Instant } from '../core/time/instant.ts';
import type { Meters } from '../ports/meters.ts';

interface Deps {
  readonly readStatus: ReadStatus;
  readonly meters: Meters;
  /** Batches that wait on the disk for the database. */
  readonly spooled: () => number;
}

/** Whoever watches asks every few seconds, and may not wait for a database that hangs. */
const PATIENCE = 2_000;

/** How the process is, for machines: GET /healthz as JSON (503 while the database is away), GET /metrics for Prometheus. */
export function createStatus({ readStatus, meters, spooled }: Deps): Hono {
  const status = new Hono();
  status.get('/healthz', async (c) => {
    const found = await look();
    if (found === undefined) return c.json({ status: 'database-away', spooled: spooled() }, 503);
    return c.json({
      status: 'ok',
      spooled: spooled(),
      channels: found.channels.map((one) => toHealth(one, found.at)),
    });
  });
  status.get('/metrics', async (c) => c.text(sayMetrics(await look())));
  return status;

  async function look(): Promise<Status | undefined> {
    const late = setTimeout(PATIENCE, undefined, { ref: false });
    return Promise.race([readStatus().catch(() => undefined), late]);
  }

  function sayMetrics(found: Status | undefined): string {
    const { at, channels, backedUpAt } = found ?? { at: 0 as Instant, channels: [] };
    const age = secondsSince(backedUpAt, at);
    const gauges = Object.entries(GAUGES).flatMap(([name, of]) => {
      const lines = channels.flatMap((one) => {
        const value = of(one, at);
        return value === undefined ? [] : [`cao_diem_${name}${labelsOf({ channel: one.name })} ${value}`];
      });
      return lines.length === 0 ? [] : [`# TYPE cao_diem_${name} gauge`, ...lines];
    });
    const counters = [...Map.groupBy(meters.read(), ({ name }) => name)].flatMap(([name, all]) => [
      `# TYPE cao_diem_${name}_total counter`,
      ...all.map(({ labels, value }) => `cao_diem_${name}_total${labelsOf(labels)} ${value}`),
    ]);
    const process = [
      '# TYPE cao_diem_database_up gauge',
      `cao_diem_database_up ${found === undefined ? 0 : 1}`,
      '# TYPE cao_diem_spool_batches gauge',
      `cao_diem_spool_batches ${spooled()}`,
      ...(age === undefined
        ? []
        : ['# TYPE cao_diem_backup_age_seconds gauge', `cao_diem_backup_age_seconds ${age}`]),
    ];
    return `${[...process, ...gauges, ...counters].join('\n')}\n`;
  }
}

const secondsSince = (since: Instant | undefined, at: Instant): number | undefined =>
  since === undefined ? undefined : Math.max(0, Math.round((at - since) / 1_000));

const toHealth = ({ heardAt, since, ...one }: ChannelStatus, at: Instant) => ({
  ...one,
  silentSeconds: secondsSince(heardAt, at),
  oldestSeconds: secondsSince(since, at),
});

type Gauge = (status: ChannelStatus, at: Instant) => number | undefined;

/** By the name under which Prometheus keeps them; undefined where there is nothing to say. */
const GAUGES: Readonly<Record<string, Gauge>> = {
  sends: ({ sends }) => Number(sends),
  refused_by_platform: ({ state }) => (state === undefined ? undefined : Number(state === 'refused')),
  silent_seconds: ({ heardAt }, at) => secondsSince(heardAt, at),
  outbox_waiting: ({ waiting }) => waiting,
  outbox_oldest_seconds: ({ since }, at) => secondsSince(since, at) ?? 0,
  outbox_unknown: ({ unknown }) => unknown,
  outbox_failed: ({ failed }) => failed,
  dead_letters: ({ deadLetters }) => deadLetters,
};

/** Names of channels and reasons are ours, of small letters and hyphens. */
const labelsOf = (labels: Readonly<Record<string, string>>): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};
