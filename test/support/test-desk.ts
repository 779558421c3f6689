import { createAgeBox } from '../../src/adapters/sealed/age-box.ts';
import type { Sealing } from '../../src/app/violation/sealing.ts';
import { sealInMemory } from '../../src/compose/seal-in-memory.ts';
import type { Instant } from '../../src/core/time/instant.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Store } from '../../src/ports/store.ts';

/** Keys of a desk that never was. */
export const TEST_SECRET = 'AGE-SECRET-KEY-13JE75GMW0PQMTLJ7VVA8L36GGXENWUC4PWYRPLTN92FYRFA3AXJSD9TMLK';
export const TEST_KEY = 'age1hneyzr87w34qt2sdzskxw2v57ayu9k28gzxv0sm7k9ghg0kg84cqqvv7d7';

/** As in earnest, but receipts count upwards, so that a transcript is the same every time. */
export function createTestSealing(clock: Clock): Sealing {
  let count = 0;
  return { ...sealInMemory(clock), box: createAgeBox(() => String(++count).padStart(15, '1')) };
}

/** What makes the desk of a commune ready. */
export const addTestKey = (store: Store, commune: string, at: Instant): Promise<void> =>
  store.transaction((tx) =>
    tx.desks.addKey({
      commune,
      key: TEST_KEY,
      label: 'Đ/c Thử',
      spare: false,
      by: 'test',
      at,
      confirmed: at,
    }),
  );
