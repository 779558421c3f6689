import type * as z from 'zod';
import { hint } from '../../core/campaign/nearest.ts';
import { keysAt } from './schema-keys.ts';

export interface Said {
  readonly path: readonly PropertyKey[];
  /** The key itself is wrong, not what stands behind it. */
  readonly atKey?: boolean;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** Puts what zod found into sentences that help the author of a YAML file; one unknown key is one sentence. */
export function sayIssues(schema: z.ZodType, issues: readonly Issue[], content: unknown): readonly Said[] {
  const all = issues.flatMap(chosen);
  const misspelt = new Set(all.filter(isUnknownKey).map(({ path }) => path.join('.')));
  return (
    all
      // "Write either before or through" is no help to somebody who wrote befor.
      .filter(({ code, path }) => code !== 'custom' || !misspelt.has(path.join('.')))
      .flatMap((issue) => sayIssue(schema, issue, content))
  );
}

function sayIssue(schema: z.ZodType, issue: Issue, content: unknown): readonly Said[] {
  const { path } = issue;
  const value = valueAt(content, path);
  const name = path.map(String).join('.');
  const named = name === '' ? '' : `${name}: `;

  if (isUnknownKey(issue)) {
    const known = keysAt(schema, path, content).filter((key) => !Object.hasOwn(Object(value), key));
    return issue.keys.map((key) => ({
      path: [...path, key],
      atKey: true,
      message: `unknown key "${key}"${name === '' ? '' : ` in ${name}`}${hint(key, known) || listOf(known)}`,
    }));
  }
  if (value === undefined && path.length > 0) {
    const parent = path.slice(0, -1).map(String).join('.');
    return [{ path, message: `"${String(path.at(-1))}" is missing${parent === '' ? '' : ` in ${parent}`}` }];
  }
  const values = valuesOf(issue);
  if (values !== undefined) {
    const guess = typeof value === 'string' ? hint(value, values) : '';
    return [{ path, message: `${named}${JSON.stringify(value)} is not one of ${values.join(', ')}${guess}` }];
  }
  if (issue.code === 'invalid_key')
    return [{ path, atKey: true, message: `${named}${issue.issues[0]?.message ?? issue.message}` }];
  if (issue.code === 'invalid_type') {
    const expected = KINDS[issue.expected] ?? issue.expected;
    return [{ path, message: `${named}expected ${expected}, but this is ${JSON.stringify(value)}` }];
  }
  return [{ path, message: `${named}${issue.message}` }];
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'a group of keys',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

const isUnknownKey = (issue: Issue): issue is z.core.$ZodIssueUnrecognizedKeys =>
  issue.code === 'unrecognized_keys';

function valuesOf(issue: Issue): readonly string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union' && issue.errors.length === 0) return optionsOf(issue);
  return undefined;
}

/** What the discriminator could be; it is in the issue, but not yet in its type. */
function optionsOf(issue: z.core.$ZodIssueInvalidUnion): readonly string[] | undefined {
  const { options } = issue as { readonly options?: readonly unknown[] };
  return options?.filter((option) => option !== undefined).map(String);
}

/** Of the ways in which something could be written, what is wrong with the one that its author was nearest to. */
function chosen(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const branches = issue.errors.map((branch) =>
    branch.flatMap((inner) => chosen({ ...inner, path: [...issue.path, ...inner.path] })),
  );
  const distance = (issues: readonly Issue[]): number =>
    issues.reduce((sum, inner) => sum + (isOtherShape(inner, issue.path) ? 100 : 1), 0);
  return branches.toSorted((a, b) => distance(a) - distance(b))[0] ?? [issue];
}

/** A list where this way wants a group of keys, or the other way round: not what was meant. */
const isOtherShape = (inner: Issue, outer: readonly PropertyKey[]): boolean =>
  inner.code === 'invalid_type' && inner.path.length === outer.length;

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step],
    content,
  );
}

const listOf = (known: readonly string[]): string =>
  known.length === 0 ? '' : `; what can still be written here: ${known.join(', ')}`;
