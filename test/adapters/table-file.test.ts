import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { createTableFile } from '../../src/adapters/table-file/index.ts';
import { readRows } from '../../src/adapters/table-file/read-rows.ts';
import { unpackRows } from '../../src/core/roster/packed-rows.ts';
import type { RosterRules } from '../../src/core/roster/rules.ts';
import { type ReadStretch, TableError, type TableRow } from '../../src/ports/table-file.ts';

const table = createTableFile();

const read = async (bytes: Uint8Array, kind: 'xlsx' | 'csv'): Promise<readonly TableRow[]> =>
  (await Array.fromAsync(readRows(bytes, kind))).flat();

const rules: RosterRules = {
  fields: ['name', 'citizen-id'].map((field) => ({ field: field as 'name', optional: field !== 'name' })),
  year: 2026,
  groups: [],
  asksAchieved: false,
  metrics: [],
  places: [],
};

async function judge(bytes: Uint8Array, kind: 'xlsx' | 'csv'): Promise<readonly ReadStretch[]> {
  const stretches: ReadStretch[] = [];
  const take = async (stretch: ReadStretch) => void stretches.push(stretch);
  await table.judge(bytes, kind, rules, take, new AbortController().signal);
  return stretches;
}

const refusalOf = (bytes: Uint8Array, kind: 'xlsx' | 'csv' = 'xlsx'): Promise<string> =>
  read(bytes, kind).then(
    (rows) => `read ${rows.length} rows`,
    (error: unknown) => (error instanceof TableError ? error.refusal : String(error)),
  );

const book = (rows: (string | number | Date | null)[][]) => writeXlsx({ sheets: [{ name: 'ds', rows }] });

async function zip(parts: Readonly<Record<string, string | Buffer>>): Promise<Uint8Array> {
  const file = new ZipFile();
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name);
  file.end();
  return Buffer.concat(await Array.fromAsync(file.outputStream as AsyncIterable<Buffer>));
}

describe('a workbook', () => {
  test('is read row by row, with the numbers that Excel shows and dates as days', async () => {
    const rows = await read(
      await book([
        ['DANH SÁCH', null],
        ['Họ tên', 'CCCD', 'Ngày sinh'],
        ['Nguyễn Văn Thử', 75199000001, new Date(Date.UTC(1999, 4, 1))],
      ]),
      'xlsx',
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(rows[2]?.cells.slice(0, 2)).toEqual(['Nguyễn Văn Thử', '75199000001']);
    expect(rows[2]?.cells[2]).toMatch(/^(1999-05-01|36281)$/);
  });

  test('is judged in stretches, each awaited before the next', async () => {
    const many = [
      ['Họ tên', 'CCCD'],
      ...Array.from({ length: 4_500 }, (_, n) => [`Nguyễn Văn Thử`, 75199000000 + n]),
    ];
    let open = 0;
    let most = 0;
    const read: number[] = [];
    await table.judge(
      await book(many),
      'xlsx',
      rules,
      async (_, count) => {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        read.push(count);
        open--;
      },
      new AbortController().signal,
    );
    expect([read, most]).toEqual([[2_001, 4_001, 4_501], 1]);
  });
});

test('what is taken in long after all of it was read is not lost', async () => {
  const many = Array.from({ length: 2_100 }, (_, n) => `Nguyễn Văn Thử;075199${String(n).padStart(6, '0')}`);
  const bytes = Buffer.from(['Họ tên;CCCD', ...many].join('\n'));
  let rows = 0;
  const late = async ({ summary }: ReadStretch) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    rows += summary.rows;
  };
  await table.judge(bytes, 'csv', rules, late, new AbortController().signal);
  expect(rows).toBe(2_100);
});

test('where nobody can take it in, whoever reads does not go on', async () => {
  const many = Array.from({ length: 12_000 }, (_, n) => `Nguyễn Văn Thử;075199${String(n).padStart(6, '0')}`);
  let asked = 0;
  const refuse = async () => {
    asked += 1;
    throw new Error('the disk is full');
  };
  const bytes = Buffer.from(['Họ tên;CCCD', ...many].join('\n'));
  const read = table.judge(bytes, 'csv', rules, refuse, new AbortController().signal);
  await expect(read).rejects.toThrow('the disk is full');
  expect(asked).toBe(1);
});

test('people come judged, with what they are found by, and what the rows come to', async () => {
  const [stretch, ...more] = await judge(
    Buffer.from(
      'Họ tên;CCCD\nTrần Thị Giả;075199000002\nLê Văn Tạm;\n;075199000003\nTrần Thị Giả;075199000002\n',
    ),
    'csv',
  );
  expect(more).toEqual([]);
  const rows = unpackRows(Buffer.from(stretch?.parts[0] ?? []).toString());
  expect(rows.map(({ number, verdict }) => [number, verdict])).toEqual([
    [2, 'accepted'],
    [3, 'accepted'],
    [4, 'rejected'],
    [5, 'repeated'],
  ]);
  expect(stretch?.found).toEqual({ citizenIds: ['075199000002'], byName: true });
  expect(stretch?.summary.counts).toEqual({ accepted: 2, warned: 0, rejected: 1, repeated: 1 });
});

describe('a text with separators', () => {
  const list = 'Họ tên;Địa chỉ;CCCD\nTrần Thị Giả;"Tổ 2, thôn 3";075199000002\n';
  test.each([
    ['UTF-8', Buffer.from(list)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${list}`)],
    ['UTF-16', Buffer.from(`\ufeff${list}`, 'utf16le')],
    ['commas', Buffer.from('Họ tên,Địa chỉ,CCCD\nTrần Thị Giả,"Tổ 2, thôn 3",075199000002\n')],
    ['tabs', Buffer.from('Họ tên\tĐịa chỉ\tCCCD\nTrần Thị Giả\tTổ 2, thôn 3\t075199000002\n')],
  ])('in %s', async (_, bytes) => {
    expect((await read(bytes, 'csv')).map(({ cells }) => cells)).toEqual([
      ['Họ tên', 'Địa chỉ', 'CCCD'],
      ['Trần Thị Giả', 'Tổ 2, thôn 3', '075199000002'],
    ]);
  });

  test('in the code page of Vietnamese Windows, whose marks stand apart', async () => {
    // "Hà, Bì" with the marks behind the letters: 0xcc is the grave of that code page.
    const bytes = Buffer.from([0x48, 0x61, 0xcc, 0x3b, 0x42, 0x69, 0xcc, 0x0a]);
    expect((await read(bytes, 'csv'))[0]?.cells).toEqual(['Hà', 'Bì']);
  });
});

test('a cell that is worked out is told by its column; those of other sheets are nobody’s business', async () => {
  const worked = { value: 2, type: 'formula', formula: 'A1+1', formulaResult: 2 } as const;
  const [list, sums] = [
    {
      name: 'ds',
      rows: [
        ['STT', 'Họ tên'],
        [null, 'Nguyễn Văn Thử'],
      ],
      cells: new Map([['1,0', worked]]),
    },
    { name: 'tong', rows: [['x'], [null]], cells: new Map([['0,1', worked]]) },
  ];
  const rows = await read(await writeXlsx({ sheets: [list, sums] }), 'xlsx');
  expect(rows).toEqual([
    { number: 1, cells: ['STT', 'Họ tên'] },
    { number: 2, cells: ['2', 'Nguyễn Văn Thử'], formulas: [0] },
  ]);
});

describe('is refused', () => {
  test('a zip bomb', async () => {
    const sheet = `<worksheet><sheetData>${' '.repeat(60 * 1024 * 1024)}</sheetData></worksheet>`;
    expect(
      await refusalOf(await zip({ '[Content_Types].xml': '<Types/>', 'xl/worksheets/sheet1.xml': sheet })),
    ).toBe('bomb');
  });

  test('a name that leads out of the folder', async () => {
    // The library that makes zips refuses such a name, so it is written over another of the same length.
    const bytes = Buffer.from(await zip({ '[Content_Types].xml': '<Types/>', 'xx/abcdefgh': 'x' }));
    const evil = Buffer.from(bytes.toString('latin1').replaceAll('xx/abcdefgh', '../../etc/p'), 'latin1');
    expect(await refusalOf(evil)).toBe('bad-names');
  });

  test('text that a spreadsheet would carry out', async () => {
    expect(await refusalOf(await book([["=cmd|' /C calc'!A0"]]))).toBe('formula');
    expect(await refusalOf(Buffer.from('a;=HYPERLINK("http://example.org")\n'), 'csv')).toBe('formula');
    expect(await refusalOf(Buffer.from('a;+84912345678\nb;-\n'), 'csv')).toBe('read 2 rows');
  });

  test('a cell of ten megabytes', async () => {
    expect(await refusalOf(await book([['a'.repeat(32_000)]]))).toBe('long-cell');
    expect(await refusalOf(Buffer.from(`a;"${'b'.repeat(10 * 1024 * 1024)}"\n`), 'csv')).toBe('long-cell');
  });

  test('control characters', async () => {
    expect(await refusalOf(Buffer.from('Nguyễn\u0007 Văn Thử;1\n'), 'csv')).toBe('control-characters');
  });

  test('what is no workbook at all', async () => {
    expect(await refusalOf(Buffer.from('PK\u0003\u0004 nothing'))).toBe('broken');
    expect(await refusalOf(await zip({ 'a.txt': 'x' }))).toBe('broken');
  });

  test('more rows than a commune has people', async () => {
    const rows = 'Nguyễn Văn Thử;1\n'.repeat(200_101);
    expect(await refusalOf(Buffer.from(rows), 'csv')).toBe('too-many-rows');
  });

  test('what takes too long, and the worker is gone', async () => {
    const slow = createTableFile({ timeout: 1, memory: 64 });
    const judging = slow.judge(
      await book([['a']]),
      'xlsx',
      rules,
      async () => {},
      new AbortController().signal,
    );
    await expect(judging).rejects.toThrow('too-slow');
  });

  test.each([
    ['a list without headings', 'Trần Thị Giả;075199000002\n'.repeat(40), 'no-headings'],
    ['a list of nobody', 'Họ tên;CCCD\n', 'nobody'],
    [
      'a cell in the middle that is carried out',
      `Họ tên;CCCD\n${'Trần Thị Giả;\n'.repeat(700)}=1+1;\n`,
      'formula',
    ],
  ])('%s, in the worker', async (_, text, refusal) => {
    await expect(judge(Buffer.from(text), 'csv')).rejects.toMatchObject({ refusal });
  });
});
