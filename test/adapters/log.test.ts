import { expect, test } from 'vitest';
import { describeError } from '../../src/adapters/log/describe-error.ts';
import { createTellErrors } from '../../src/adapters/log/tell-errors.ts';
import { StoreFailed } from '../../src/ports/store.ts';

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const logged = (error: unknown): string => JSON.stringify(describeError(error));

test.each([
  ['what could not be read', thrownBy(() => JSON.parse('Nguyễn Văn Thử, 001099000001'))],
  ['what could not be read of something with quotes', thrownBy(() => JSON.parse('{"n":"Nguyễn","x":}'))],
  ['what a command was called', new Error('no unit is called “Nguyễn Văn Thử”')],
  ['a citizen ID', new Error('duplicate key (citizen)=(001099000001)')],
  ['a telephone number', new Error('0912345678 cannot be called')],
  ['a token', new Error('getMe failed at https://api.example/bot7001:token-of-the-first/getMe')],
  ['what stands in a cause', new Error('failed', { cause: new Error("unknown 'Nguyễn Văn Thử'") })],
])('%s is not in the log', (_, error) => {
  expect(logged(error)).not.toMatch(/Nguyễn|001099|0912345678|token-of/);
});

test('what kind of error it is, and where, is', () => {
  const error = Object.assign(new TypeError('x is not a function'), { code: 'ERR_X' });
  expect(describeError(error)).toMatchObject({
    type: 'TypeError',
    message: 'x is not a function',
    code: 'ERR_X',
  });
  expect(describeError(error).stack?.[0]).toContain('log.test.ts');
  expect(describeError('gone')).toEqual({ type: 'string', message: 'gone' });
});

test('a database that is away is told once in half a minute, with how much went unsaid; all else at once', () => {
  let now = 0;
  const lines: string[] = [];
  const log = { error: (about: object, what: string) => lines.push(`${what} ${JSON.stringify(about)}`) };
  const tell = createTellErrors(log as never, () => now);
  for (; now < 60_000; now += 1_000) tell('outbox', new StoreFailed('away'));
  tell('reminders', new TypeError('x is not a function'));
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain('"unsaid":29');
  expect(lines[2]).toContain('reminders');
});
