import type { Random } from './random.ts';

/** Somebody who cannot be mistaken for a real person: every one is called Thử ("try") or Mẫu ("sample"). */
export interface MadeUpPerson {
  readonly name: string;
  readonly address: string;
  readonly citizenId: string;
  readonly plate: string;
  readonly phone: string;
  readonly birthYear: number;
}

const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Điểu', 'Thị'] as const;
const MIDDLES = ['Văn', 'Thị', 'Minh', 'Ngọc', 'Đức', 'Kim'] as const;
const GIVEN = ['Thử', 'Mẫu'] as const;

/** `serial` makes the citizen ID one of its own; no office has given out 001 0 99 with these numbers in sequence. */
export function madeUpPerson(random: Random, serial: number, place: string): MadeUpPerson {
  return {
    name: [random.pick(FAMILIES), random.pick(MIDDLES), random.pick(GIVEN)].join(' '),
    address: `Số ${random.between(1, 200)}, ${place}`,
    citizenId: `001099${String(serial).padStart(6, '0')}`,
    plate: `60-B1 ${String(serial % 100_000)
      .padStart(5, '0')
      .replace(/(\d{3})(\d{2})/, '$1.$2')}`,
    phone: `09000${String(serial % 100_000).padStart(5, '0')}`,
    birthYear: 1999,
  };
}
