import { createWeb } from '../../../src/adapters/channels/web/index.ts';
import { createMovableClock } from '../../../src/adapters/clock/movable-clock.ts';
import { HOUR, type Instant, instant, later } from '../../../src/core/time/instant.ts';
import type { Inbound, Outbound } from '../../../src/ports/channel.ts';
import type { SimulatorDeps } from '../../../src/server/simulator/deps.ts';
import { readWords } from './words.ts';

/** Monday morning, Vietnamese time. */
export const START = instant('2025-12-22T07:30:00+07:00');
const DAY = 24 * HOUR;

/** Two reminders for the head: at 08:00 that day and at 08:00 three days later. */
const REMINDERS: readonly { readonly at: Instant; readonly text: string }[] = [
  {
    at: instant('2025-12-22T08:00:00+07:00'),
    text: 'Nhắc: còn 3 ngày nữa là hạn báo cáo của Thôn 3 (ví dụ).',
  },
  { at: instant('2025-12-25T08:00:00+07:00'), text: 'Nhắc: hôm nay là hạn báo cáo của Thôn 3 (ví dụ).' },
];

/** A commune in memory: the real channel and clock, and a pipeline that knows a menu and says back what it hears. */
export function createSmallCommune(options: { readonly heartbeat?: number } = {}) {
  const clock = createMovableClock(START);
  const channel = createWeb({ name: 'web', commune: 'thu-nghiem', clock });
  const handled = new Map<string, Inbound>();
  let broken = false;
  const next = () => REMINDERS.find(({ at }) => at > clock.now());
  const send = (address: string, message: Outbound) =>
    channel.send(address, message, AbortSignal.timeout(1_000));

  const deps: SimulatorDeps = {
    personas: [
      {
        id: 'citizen',
        address: 'web-citizen',
        name: 'Nguyễn Văn Thử',
        note: 'Hỏi cách cài VNeTraffic, VNeID',
      },
      { id: 'head', address: 'web-head', name: 'Trần Thị Mẫu', note: 'Báo cáo cho Thôn 3' },
      { id: 'officer', address: 'web-officer', name: 'Lê Văn Giả', note: 'Xem số liệu toàn xã' },
    ],
    campaign: {
      title: 'Đợt cao điểm ví dụ',
      commune: 'Xã Thử Nghiệm',
      unit: 'Thôn 3',
      timeZone: 'Asia/Ho_Chi_Minh',
    },
    channel,
    words: readWords(),
    clock: {
      now: clock.now,
      async next() {
        const reminder = next();
        return reminder && { at: reminder.at, what: 'Nhắc trưởng thôn nộp báo cáo' };
      },
      async moveTo(to) {
        for (let due = next(); due && due.at <= to; due = next()) {
          clock.moveTo(due.at);
          await send('web-head', { text: due.text, choices: [] });
        }
        clock.moveTo(to);
      },
    },
    async hear(inbound) {
      if (broken) throw new Error('the database is away');
      if (handled.has(inbound.key)) return;
      handled.set(inbound.key, inbound);
      await send(inbound.address, reply(inbound));
    },
    ...options,
  };

  return {
    deps,
    handled,
    setBroken: (value: boolean) => {
      broken = value;
    },
    inDays: (days: number) => later(START, days * DAY),
  };
}

function reply({ heard }: Inbound): Outbound {
  if (heard.token !== undefined) return { text: `Bạn đã chọn ${heard.token}.`, choices: [] };
  if (!/^(bắt đầu|start)$/i.test(heard.text)) return { text: `Đã nghe: ${heard.text}`, choices: [] };
  return {
    text: 'Chào bạn! Bạn cần giúp việc gì?',
    choices: [
      { token: 'm.1', text: '1. Cài ứng dụng VNeTraffic' },
      { token: 'm.2', text: '2. Cài và kích hoạt VNeID' },
      { token: 'm.3', text: '3. Hỏi cán bộ xã' },
    ],
  };
}
