import { basename, join } from 'node:path';
import type { Flow } from '../../core/flow/flow.ts';
import { labelIn, labelledPicture } from '../../core/flow/picture-label.ts';
import type { Language } from '../../core/message/message.ts';
import type { Words } from '../../ports/words.ts';
import { fileNames, textOf } from './files.ts';
import { labelDrawing } from './label-drawing.ts';

/** Every drawing of data/pictures by its name, as SVG. */
export function loadPictures(dataDir: string): ReadonlyMap<string, string> {
  const folder = join(dataDir, 'pictures');
  return new Map(
    (fileNames(folder, '.svg') ?? []).map((name) => [
      basename(name, '.svg'),
      textOf(join(folder, name)) ?? '',
    ]),
  );
}

const LANGUAGES: readonly Language[] = ['vi', 'en'];

/** The drawings, and each once more for every name that a step tells people to look for, with that name under it. */
export function labelPictures(
  drawings: ReadonlyMap<string, string>,
  guides: Iterable<Flow>,
  words: Words,
): ReadonlyMap<string, string> {
  const labelled = new Map(drawings);
  for (const { nodes } of guides)
    for (const node of Object.values(nodes)) {
      const drawing =
        node.kind === 'step' && node.picture !== undefined ? drawings.get(node.picture) : undefined;
      if (node.kind !== 'step' || node.picture === undefined || drawing === undefined) continue;
      for (const language of LANGUAGES) {
        const label = labelIn(words.say(language, node.text));
        if (label !== undefined)
          labelled.set(labelledPicture(node.picture, label), labelDrawing(drawing, label));
      }
    }
  return labelled;
}
