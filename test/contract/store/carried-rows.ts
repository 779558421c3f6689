import { expect, test } from 'vitest';
import type { HandedPerson, Store, Tx } from '../../../src/ports/store.ts';
import { hours, morning } from './people.ts';

const place = { commune: 'thu', campaign: 'dot-1', unit: 'thon-3' };
const OPEN = 'thu/dot-1/bao-cao/thon-3/once';
const OVER = 'thu/dot-1/cu/thon-3/once';
const HEIR = 'thu/dot-1/bao-cao/thon-moi/once';

/** Two units become one: what is still at work goes along, and goes back when the change is taken back. */
export function carriedRowsContract(open: () => Store): void {
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => open().transaction(work);
  const carry = () =>
    run((tx) =>
      tx.carries.over({
        seq: 7,
        commune: 'thu',
        units: ['thon-3', 'thon-4'],
        to: 'thon-moi',
        obligations: new Map([[OPEN, HEIR]]),
        at: hours(5),
      }),
    );

  test('evidence for a report that is still open goes along, what was over stays', async () => {
    const file = {
      ...place,
      kind: 'link' as const,
      album: 'a',
      link: 'tin',
      state: 'kept' as const,
      by: 'an',
      at: morning,
    };
    await run(async (tx) => {
      tx.evidence.add({ ...file, id: 'e-1', obligation: OPEN });
      tx.evidence.add({ ...file, id: 'e-2', obligation: OVER });
      tx.evidence.add({ ...file, id: 'e-3', obligation: OPEN, commune: 'khac' });
    });
    const seen = async () =>
      (await run((tx) => tx.evidence.of('thu', 'dot-1'))).map(({ id, unit, obligation }) => [
        id,
        unit,
        obligation,
      ]);
    expect(await carry()).toBe(1);
    expect(await seen()).toEqual([
      ['e-1', 'thon-moi', HEIR],
      ['e-2', 'thon-3', OVER],
    ]);
    await run((tx) => tx.carries.back(7));
    expect(await seen()).toEqual([
      ['e-1', 'thon-3', OPEN],
      ['e-2', 'thon-3', OVER],
    ]);
  });

  test('a difficulty that waits for its answer goes along, one that has it stays', async () => {
    const one = { ...place, text: 'sóng yếu', by: 'an', at: morning };
    await run(async (tx) => {
      tx.difficulties.add({ ...one, id: 'd-1' });
      tx.difficulties.add({ ...one, id: 'd-2', unit: 'thon-4' });
      await tx.difficulties.answer('thu', 'd-2', 'đã rõ', 'lan', hours(1));
    });
    expect(await carry()).toBe(1);
    const seen = (await run((tx) => tx.difficulties.of('thu', 'dot-1'))).map(({ id, unit }) => [id, unit]);
    expect(seen).toEqual([
      ['d-1', 'thon-moi'],
      ['d-2', 'thon-4'],
    ]);
  });

  test('rows to be checked go along with their list', async () => {
    await run(async (tx) => {
      tx.spotChecks.begin({ id: 'c', commune: 'thu', campaign: 'dot-1', seed: 's', by: 'lan', at: morning }, [
        { n: 1, entry: 'x', unit: 'thon-3' },
        { n: 2, entry: 'y', unit: 'thon-5' },
      ]);
      tx.spotChecks.settle('c', 1, 'met', undefined, 'lan', hours(1));
    });
    expect(await carry()).toBe(1);
    const items = async () =>
      (await run((tx) => tx.spotChecks.of('thu', 'dot-1')))[0]?.items.map(({ n, unit, outcome }) => [
        n,
        unit,
        outcome,
      ]);
    expect(await items()).toEqual([
      [1, 'thon-moi', 'met'],
      [2, 'thon-5', undefined],
    ]);
    await run((tx) => tx.carries.back(7));
    expect((await items())?.[0]).toEqual([1, 'thon-3', 'met']);
  });

  test('people who were handed over go along, whoever is there already once', async () => {
    const person = (id: string, unit: string, citizenId: string): HandedPerson => ({
      ...place,
      id,
      unit,
      group: 'no-l2',
      person: { name: 'Nguyễn Văn Thử', citizenId },
      by: 'lan',
      at: morning,
    });
    await run((tx) =>
      tx.handed.add([
        person('h-1', 'thon-3', '001099000001'),
        person('h-2', 'thon-4', '001099000001'),
        person('h-3', 'thon-4', '001099000002'),
        person('h-4', 'thon-moi', '001099000002'),
      ]),
    );
    expect(await carry()).toBe(1);
    const seen = await run((tx) => tx.handed.of('thu', 'dot-1', 'thon-moi'));
    expect(seen.map(({ id }) => id).toSorted()).toEqual(['h-1', 'h-4']);
  });
}
