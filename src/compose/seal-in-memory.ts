import { createAgeBox } from '../adapters/sealed/age-box.ts';
import { createMemoryShreds } from '../adapters/sealed/memory-shreds.ts';
import { createMemoryVault } from '../adapters/sealed/memory-vault.ts';
import type { Sealing } from '../app/violation/sealing.ts';
import type { Clock } from '../ports/clock.ts';

/** Sealing whose tips end with the process, unless its shreds are put on a disk. */
export const sealInMemory = (clock: Clock): Sealing => ({
  box: createAgeBox(),
  vault: createMemoryVault(clock),
  shreds: createMemoryShreds(),
});
