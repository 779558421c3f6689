import { expect, test } from 'vitest';
import type { Store } from '../../../src/ports/store.ts';
import { hours, morning } from './people.ts';

export function auditContract(open: () => Store): void {
  test('who saw or took data of a commune is told, the newest first, and nothing else', async () => {
    const row = (hour: number, subject: string, action = 'see-list') => ({
      ...{ at: hours(hour), actor: 'an', action, subject },
    });
    await open().transaction(async (tx) => {
      tx.audit.add({ ...row(1, 'thu/dot-1/thon-1'), detail: { rows: 3 } });
      tx.audit.add(row(2, 'thu', 'see-rights'));
      tx.audit.add(row(3, 'thu-hai/dot-1/thon-1'));
      tx.audit.add(row(4, 'thu0/dot-1'));
      tx.audit.add(row(5, 'thu/dot-1/thon-1', 'record-entry'));
      tx.audit.add({ ...row(6, 'thu/dot-1', 'export'), detail: { kind: 'people', masked: true } });
    });
    await open().transaction(async (tx) => {
      const look = { account: 'an', detail: {} };
      const taken = { ...look, at: hours(6), action: 'export', detail: { kind: 'people', masked: true } };
      const asked = { ...look, at: hours(2), action: 'see-rights' };
      const list = { ...look, at: hours(1), action: 'see-list', unit: 'thon-1', detail: { rows: 3 } };
      expect(await tx.audit.looks('thu', morning, 10)).toEqual([taken, asked, list]);
      expect(await tx.audit.looks('thu', hours(2), 10)).toEqual([taken, asked]);
      expect(await tx.audit.looks('thu', morning, 1)).toEqual([taken]);
    });
  });
}
