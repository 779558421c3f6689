import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import type * as z from 'zod';
import type { Problem } from './problem.ts';
import { sayIssues } from './say-issue.ts';

/** Where a key or an item stands in a YAML file: ['phases', 0, 'start']. */
export type Path = readonly PropertyKey[];

export interface YamlReading<T> {
  /** Undefined when there is an error. */
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
  /** For what can only be judged later (ids of another file): a problem at a path of this file. */
  problemAt(path: Path, severity: Problem['severity'], message: string): Problem;
}

/** Parses one YAML file; every problem is returned at its own line and column, none is thrown. */
export function readYaml<S extends z.ZodType>(
  schema: S,
  file: string,
  source: string,
): YamlReading<z.output<S>> {
  const lines = new LineCounter();
  const doc = parseDocument(source, { lineCounter: lines });

  const problem = (offset: number, severity: Problem['severity'], message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), severity, message };
  };
  const problemAt: YamlReading<never>['problemAt'] = (path, severity, message) =>
    problem(offsetOf(doc, path), severity, message);

  if (doc.errors.length > 0) {
    // The parser's own sentence goes on with a drawing of the place, which the position says already.
    const problems = doc.errors.map(({ pos, message }) =>
      problem(pos[0], 'error', message.split(' at line ')[0] ?? message),
    );
    return { value: undefined, problems, problemAt };
  }

  const content = toPlain(doc);
  if (content instanceof Error)
    return { value: undefined, problems: [problem(0, 'error', content.message)], problemAt };

  const result = schema.safeParse(content);
  if (result.success) return { value: result.data, problems: [], problemAt };
  const problems = sayIssues(schema, result.error.issues, content).map(({ path, atKey, message }) =>
    problem(offsetOf(doc, path, atKey), 'error', message),
  );
  return { value: undefined, problems, problemAt };
}

/** The library throws when aliases multiply beyond reason. */
function toPlain(doc: Document): unknown {
  try {
    return doc.toJS();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The deepest part of the path that is really in the file; a missing key is reported at its parent. */
function offsetOf(doc: Document, path: Path, atKey = false): number {
  let node: unknown = doc.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(doc);
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => (isScalar(key) ? String(key.value) : String(key)) === String(step),
      );
      // One thing may be written without its list: `due: { … }` is due[0].
      if (pair === undefined && typeof step === 'number') continue;
      if (!isPair(pair)) break;
      // The last step of a path to a key with a block below it reads best at the key.
      node = pair.value;
      const last = depth === path.length - 1;
      offset =
        (last && (atKey || isMap(node) || isSeq(node)) ? startOf(pair.key) : startOf(node)) ??
        startOf(pair.key) ??
        offset;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (item === undefined) break;
      node = item;
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? (node as Node).range?.[0] : undefined);
