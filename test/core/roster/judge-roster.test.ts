import { expect, test } from 'vitest';
import type { Wanted } from '../../../src/core/roster/judge.ts';
import { judgeRoster } from '../../../src/core/roster/judge-roster.ts';
import { readText } from '../../../src/core/roster/read-text.ts';
import { sayRoster } from '../../../src/core/roster/say-roster.ts';
import { summarise } from '../../../src/core/roster/summary.ts';
import { content } from '../../support/test-app.ts';
import { judgeAll, wanted } from './judged.ts';

const verdicts = (...lines: readonly string[]) =>
  judgeAll(readText(lines.join('\n')).people).map(({ verdict, reasons: [reason] }) =>
    reason === undefined ? verdict : `${verdict}: ${reason.key.replace('roster.reason.', '')}`,
  );

test('one name in one place is one person, unless they were born in two years', () => {
  expect(verdicts('1. Nguyễn Văn Thử, thôn 3', '2. Nguyễn Văn Thử, thôn 3, 1985')).toEqual([
    'accepted',
    'repeated: repeats',
  ]);
  expect(verdicts('1. Nguyễn Văn Thử, thôn 3, 15/3/1985', '2. Nguyễn Văn Thử, thôn 3, 1985')).toEqual([
    'accepted',
    'repeated: repeats',
  ]);
  expect(verdicts('1. Nguyễn Văn Thử, thôn 3, 1985', '2. Nguyễn Văn Thử, thôn 3, 1962')).toEqual([
    'accepted',
    'rejected: namesake',
  ]);
  expect(verdicts('1. Nguyễn Văn Thử (A), thôn 3, 1985', '2. Nguyễn Văn Thử (B), thôn 3, 1962')).toEqual([
    'accepted',
    'accepted',
  ]);
});

test('two citizen IDs are two people, whatever else is the same', () => {
  expect(
    verdicts('1. Nguyễn Văn Thử, thôn 3, 075085000001', '2. Nguyễn Văn Thử, thôn 3, 075062000002'),
  ).toEqual(['accepted', 'accepted']);
});

test('a row that cannot be taken stands in nobody’s way', () => {
  const rows = (fourth: string) => ['1. Nguyễn Văn Thử, thôn 3, 075085000001', fourth].join('\n');
  const strict = {
    ...wanted,
    fields: [
      { field: 'name', optional: false },
      { field: 'citizen-id', optional: false },
      { field: 'address', optional: true },
      { field: 'phone', optional: true },
    ] as const,
  };
  const judged = judgeRoster(
    readText(
      `${rows('2. Trần Thị Giả, thôn 3, 0912345678')}\n3. Trần Thị Giả, thôn 3, 0912345678, 075190000002`,
    ).people,
    strict,
  );
  expect(judged.map(({ verdict }) => verdict)).toEqual(['accepted', 'rejected', 'accepted']);
});

test('whoever has not done it is not taken where the plan asks for no result, and is where it does', () => {
  const people = readText('1. Nguyễn Văn Thử, thôn 3, chưa cài được').people;
  const withoutResult = { ...wanted, fields: wanted.fields.filter(({ field }) => field !== 'result') };
  const [row] = judgeRoster(people, withoutResult);
  expect([row?.verdict, row?.reasons[0]?.key]).toEqual(['rejected', 'roster.reason.not-done']);
  expect(judgeAll(people)[0]?.verdict).toBe('accepted');
});

test('a cross says that it was not done, a tick that it was, a picture nothing', () => {
  const results = (...lines: readonly string[]) =>
    judgeAll(readText(lines.join('\n')).people).map(({ result }) => result);
  expect(
    results('👉 Nguyễn Văn Thử - thôn 1 ✅', '👉 Trần Thị Giả - thôn 1 ❌', '👉 Lê Văn Tạm - thôn 1 🏠'),
  ).toEqual(['yes', 'no', undefined]);
});

test('the example of how to put a row right is one that would', () => {
  const exampleFor = (...lines: readonly string[]) => {
    const strict: Wanted = {
      ...wanted,
      fields: [
        { field: 'name', optional: false },
        { field: 'address', optional: false },
      ],
    };
    const rows = judgeRoster(readText(lines.join('\n')).people, strict);
    const said = sayRoster({ id: 'id', unit: 'Thôn 1', summary: summarise(rows), common: [] }).parts.map(
      (part) => content.words.say('vi', part),
    );
    return /Ví dụ: (?<example>.*)/.exec(said.join('\n'))?.groups?.['example'];
  };
  expect(exampleFor('1. Nguyễn Văn Thử, thôn 3', '2. Trần Thị Giả, thôn 3, chưa cài được')).toBe(
    '2. đã làm xong',
  );
  expect(exampleFor('1. Nguyễn Văn Thử, thôn 3, 1985', '2. Nguyễn Văn Thử, thôn 3, 1962')).toBe(
    '2. Nguyễn Văn Thử B',
  );
  expect(exampleFor('1. Nguyễn Văn Thử, thôn 3', '2. Trần Thị Giả, 075190000002')).toBe('2. thôn 2');
});
