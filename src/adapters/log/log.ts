import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured lines on standard error. Callers pass ids, counts and reasons; never names, numbers or texts of people. */
export function createLog(level: string): Log {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}
