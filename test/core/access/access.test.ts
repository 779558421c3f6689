import { describe, expect, test } from 'vitest';
import { ACTIONS, type Grant, may, ROLES } from '../../../src/core/access/access.ts';

const head: Grant = { role: 'head', commune: 'a', unit: 'thon-1' };
const officer: Grant = { role: 'officer', commune: 'a', unit: null };

describe('who may do what', () => {
  test('a head sees and reports for their own unit, and nothing else', () => {
    expect(may([head], 'see-unit', { commune: 'a', unit: 'thon-1' })).toBe(true);
    expect(may([head], 'report-for-unit', { commune: 'a', unit: 'thon-1' })).toBe(true);
    expect(may([head], 'see-unit', { commune: 'a', unit: 'thon-2' })).toBe(false);
    expect(may([head], 'see-commune', { commune: 'a' })).toBe(false);
    expect(may([head], 'see-unit', { commune: 'b', unit: 'thon-1' })).toBe(false);
  });

  test('an officer sees every unit of their own commune, and reports for none', () => {
    expect(may([officer], 'see-unit', { commune: 'a', unit: 'thon-2' })).toBe(true);
    expect(may([officer], 'see-commune', { commune: 'a' })).toBe(true);
    expect(may([officer], 'see-commune', { commune: 'b' })).toBe(false);
    expect(may([officer], 'report-for-unit', { commune: 'a', unit: 'thon-1' })).toBe(false);
  });

  test('without any role there is nothing but the guides', () => {
    expect(ACTIONS.filter((action) => may([], action, { commune: 'a', unit: 'thon-1' }))).toEqual([
      'follow-guide',
    ]);
  });

  test('no role in one unit reaches the commune or another unit, whatever the action', () => {
    for (const role of ROLES) {
      const grants: Grant[] = [{ role, commune: 'a', unit: 'thon-1' }];
      for (const action of ACTIONS.filter((name) => name !== 'follow-guide')) {
        expect(may(grants, action, { commune: 'a', unit: 'thon-2' })).toBe(false);
        expect(may(grants, action, { commune: 'a' })).toBe(false);
      }
    }
  });
});
