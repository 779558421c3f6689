import type { Path } from './read-yaml.ts';

/** What is wrong with a guide, at a path of its file. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
}
