import { expect, test } from 'vitest';
import { Unit } from '../../../src/core/campaign/unit.ts';
import { FlowId } from '../../../src/core/flow/flow.ts';
import { reportFlowId } from '../../../src/core/report/report-flow.ts';

const id = Unit.shape.id;

test('the longest id of a unit still fits into a button, and one letter more is refused', () => {
  const longest = 'a'.repeat(18);
  expect(id.safeParse(longest).success).toBe(true);
  expect(FlowId.safeParse(reportFlowId(longest)).success).toBe(true);
  expect(id.safeParse(`${longest}a`).error?.issues[0]?.message).toBe(
    'too long for a button: at most 18 characters',
  );
});
