import { type Logger, pino } from 'pino';
import { describeError } from './describe-error.ts';

export type Log = Logger;

/** Structured lines on standard error. Callers pass ids, counts and reasons; never names, numbers or texts of people. */
export function createLog(level: string): Log {
  const serializers = { err: describeError };
  return pino({ level, base: null, serializers }, pino.destination({ dest: 2, sync: true }));
}
