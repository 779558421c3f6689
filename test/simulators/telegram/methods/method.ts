import type { World } from '../world.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was asked, after JSON, form or query has been read; nested values may still be JSON text. */
export interface Call {
  readonly params: Readonly<Record<string, unknown>>;
  /** Files by the name of their part. */
  readonly uploads: ReadonlyMap<string, Upload>;
}

export type Method = (world: World, call: Call) => unknown;

/** Form posts carry JSON as text. */
export function json<T>(value: unknown): T | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  return (typeof value === 'string' ? JSON.parse(value) : value) as T;
}

export const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value);
