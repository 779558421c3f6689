import type { Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { showMoment } from '../../core/time/show.ts';
import type { Packed } from '../../ports/archives.ts';
import type { Books } from '../../ports/books.ts';
import type { OpenFile } from '../../ports/media.ts';
import type { Evidence, MediaFile } from '../../ports/store.ts';
import type { Plan } from '../planner.ts';

interface Wanted {
  readonly plan: Plan;
  /** What is kept. */
  readonly evidence: readonly Evidence[];
  readonly files: ReadonlyMap<string, MediaFile>;
  readonly say: (text: Text) => string;
  readonly onFile?: (done: number) => Promise<void>;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'application/pdf': 'pdf',
};

/** Every file of the evidence in the folder of its unit, and an index that says what each is. */
export async function* evidenceFiles(
  openFile: OpenFile,
  books: Books,
  wanted: Wanted,
): AsyncIterable<Packed> {
  const { plan, evidence, files, say, onFile } = wanted;
  const unitOf = (id: string) => plan.units.get(id)?.name ?? id;
  const index: (readonly (string | undefined)[])[] = [];
  let done = 0;
  for (const one of evidence) {
    const file = one.media === undefined ? undefined : files.get(one.media);
    const opened = one.media === undefined ? undefined : await openFile(one.media);
    const name =
      opened &&
      `${one.unit}/${one.kind}-${String(++done).padStart(4, '0')}.${EXTENSIONS[file?.type ?? ''] ?? 'bin'}`;
    index.push([
      name,
      unitOf(one.unit),
      say(text(`campaign.evidence.${one.kind}`)),
      one.obligation,
      say(showMoment(one.at, plan.campaign.timeZone)),
      one.link,
      file?.sha256,
    ]);
    try {
      if (name && opened) yield { name, bytes: opened };
    } finally {
      await opened?.close();
    }
    await onFile?.(done);
  }
  yield { name: 'index.csv', bytes: await indexOf(books, index, say) };
}

const COLUMNS = ['file', 'unit', 'kind', 'report', 'at', 'link', 'sha256'] as const;

async function indexOf(
  books: Books,
  rows: readonly (readonly (string | undefined)[])[],
  say: Wanted['say'],
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const sheet = {
    name: 'index',
    columns: COLUMNS.map(
      (column) => ({ title: say(text(`export.index.${column}`)), kind: 'text', width: 20 }) as const,
    ),
    rows: (async function* () {
      yield* rows;
    })(),
  };
  for await (const piece of books.csv(sheet)) pieces.push(piece);
  return Buffer.concat(pieces);
}
