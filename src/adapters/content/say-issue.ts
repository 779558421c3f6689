import type * as z from 'zod';
import { hint } from '../../core/campaign/nearest.ts';
import { keysAt } from './schema-keys.ts';

export interface Said {
  readonly path: readonly PropertyKey[];
  /** The key itself is wrong, not what stands behind it. */
  readonly atKey?: boolean;
  readonly message: string;
}

/** Puts one finding of zod into sentences that help the author of a YAML file. One unknown key is one sentence. */
export function sayIssue(schema: z.ZodType, issue: z.core.$ZodIssue, content: unknown): readonly Said[] {
  const path = issue.path;
  const value = valueAt(content, path);
  const name = path.map(String).join('.');
  const named = name === '' ? '' : `${name}: `;

  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path).filter((key) => !Object.hasOwn(Object(value), key));
    return issue.keys.map((key) => ({
      path: [...path, key],
      atKey: true,
      message: `unknown key "${key}"${name === '' ? '' : ` in ${name}`}${hint(key, known) || listOf(known)}`,
    }));
  }
  if (issue.code === 'invalid_union') {
    const branch = likeliest(issue.errors);
    if (branch !== undefined)
      return branch.flatMap((inner) =>
        sayIssue(schema, { ...inner, path: [...path, ...inner.path] } as z.core.$ZodIssue, content),
      );
  }
  if (value === undefined && path.length > 0) {
    const parent = path.slice(0, -1).map(String).join('.');
    return [{ path, message: `"${String(path.at(-1))}" is missing${parent === '' ? '' : ` in ${parent}`}` }];
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const guess = typeof value === 'string' ? hint(value, values) : '';
    return [{ path, message: `${named}${JSON.stringify(value)} is not one of ${values.join(', ')}${guess}` }];
  }
  if (issue.code === 'invalid_key') {
    return [{ path, atKey: true, message: `${named}${issue.issues[0]?.message ?? issue.message}` }];
  }
  if (issue.code === 'invalid_type') {
    return [{ path, message: `${named}expected ${issue.expected}, but this is ${JSON.stringify(value)}` }];
  }
  return [{ path, message: `${named}${issue.message}` }];
}

/** Of the ways in which something could be written, the one the author was nearest to. */
function likeliest(
  branches: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] | undefined {
  const wrongShape = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.filter(({ code, path }) => code === 'invalid_type' && path.length === 0).length * 100 +
    issues.length;
  return branches.filter((issues) => issues.length > 0).toSorted((a, b) => wrongShape(a) - wrongShape(b))[0];
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step],
    content,
  );
}

const listOf = (known: readonly string[]): string =>
  known.length === 0 ? '' : `; what can still be written here: ${known.join(', ')}`;
