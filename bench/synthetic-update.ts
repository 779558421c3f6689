/** What every bot has to write for one message, without knowing anything about campaigns. */
export interface SyntheticUpdate {
  readonly id: number;
  readonly now: number;
  readonly chat: number;
  readonly state: string;
  readonly data: string;
  readonly unit: number;
  readonly metric: number;
  readonly detail: string;
  readonly key: string;
  readonly payload: string;
}

const CHATS = 5_000;
const WORDS = 'Bạn đã xác nhận tham gia. Cảm ơn bạn, hẹn gặp lại tại điểm tập trung lúc 07:30 sáng.';

export function syntheticUpdate(n: number): SyntheticUpdate {
  const unit = 1 + ((n * 7_919) % CHATS);
  return {
    id: n,
    now: 1_800_000_000_000 + n,
    chat: 100_000 + unit,
    state: n % 2 === 0 ? 'done' : 'asked',
    data: JSON.stringify({ step: n % 5, unit, form: { name: 'Nguyễn Văn Thử', id: `001${n}`, note: WORDS } }),
    unit,
    metric: n % 10,
    detail: JSON.stringify({ from: 'asked', to: 'done', value: 1, update: n }),
    key: `update:${n}:0`,
    payload: JSON.stringify({ text: `${WORDS} #${n}`, buttons: [{ text: 'OK', data: `ok:${n}` }] }),
  };
}
