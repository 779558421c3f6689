import { expect, test } from 'vitest';
import { createWeb } from '../../src/adapters/channels/web/index.ts';
import { createMovableClock } from '../../src/adapters/clock/movable-clock.ts';
import { instant } from '../../src/core/time/instant.ts';
import { refuseBesideReal } from '../../src/stage/simulation.ts';

const clock = createMovableClock(instant('2025-12-22T08:00:00+07:00'));
const page = createWeb({ name: 'web', commune: 'nghia-trung', clock });
const real = { ...page, name: 'telegram' };

test('made-up people are refused beside a real channel, and the channel is named', () => {
  expect(() => refuseBesideReal([page, real], page)).toThrow(
    'the simulator cannot be switched on beside a real channel (telegram)',
  );
});

test('the page alone is no reason to refuse', () => {
  expect(() => refuseBesideReal([page], page)).not.toThrow();
});
