/** One mistake in a content file, at the place where its author should look. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** An error stops the content from being used; a warning does not. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** As a compiler writes it, so that editors can jump there. */
export const formatProblem = ({ file, line, column, severity, message }: Problem): string =>
  `${file}:${line}:${column}: ${severity}: ${message}`;

/** In the order in which an author would go through them. */
export function inReadingOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.message < b.message ? -1 : 1),
  );
}
