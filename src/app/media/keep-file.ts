import type { Draft } from '../../ports/media.ts';
import type { Tx } from '../../ports/store.ts';

interface Kept {
  readonly sha256: string;
  readonly size: number;
  readonly content: string;
}

/**
 * Gives a draft its name; the same transaction writes the row that refers to it. Whoever removes the same bytes for
 * somebody else either has done so before, or finds that row. A draft that was kept and whose transaction failed is
 * found by the sweep.
 */
export async function keepFile(tx: Tx, draft: Draft): Promise<Kept> {
  const { name, sha256, size } = draft;
  await tx.media.hold([name]);
  await draft.keep();
  return { sha256, size, content: name };
}
