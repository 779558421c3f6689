import { basename, join } from 'node:path';
import { createFlow } from '../../core/flow/create-flow.ts';
import type { Flow, FlowDraft } from '../../core/flow/flow.ts';
import { type Chapter, compileGuide, GuideSource } from '../../core/flow/guide.ts';
import type { Words } from '../../ports/words.ts';
import { fileNames, textOf } from './files.ts';
import { checkStructure } from './guides-structure.ts';
import { checkChapter, checkWording } from './guides-wording.ts';
import { loadPictures } from './pictures.ts';
import { inReadingOrder, type Problem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

export interface Guides {
  /** The guides without an error, in the order in which a beginner needs them. */
  readonly guides: ReadonlyMap<string, Flow>;
  /** Those of them that stand in menus, by chapter, in the same order. */
  readonly chapters: ReadonlyMap<Chapter, readonly string[]>;
  readonly problems: readonly Problem[];
}

interface Read {
  readonly order: number;
  readonly chapter: Chapter | undefined;
  readonly draft: FlowDraft;
  readonly problemAt: ReturnType<typeof readYaml>['problemAt'];
}

/** Reads data/guides/*.yaml and holds them against the catalogue. Every mistake of every guide is reported at once. */
export function loadGuides(dataDir: string, words: Words): Guides {
  const folder = join(dataDir, 'guides');
  const problems: Problem[] = [];
  const reads = (fileNames(folder, '.yaml') ?? []).flatMap((name): Read[] => {
    const file = join(folder, name);
    const { value, problems: found, problemAt } = readYaml(GuideSource, file, textOf(file) ?? '');
    problems.push(...found);
    if (value === undefined) return [];
    const expected = basename(name, '.yaml');
    if (value.id !== expected)
      problems.push(problemAt(['id'], 'error', `the file's name says "${expected}"`));
    const { chapter, order = Number.MAX_SAFE_INTEGER } = value;
    return [{ order, chapter, draft: compileGuide(value), problemAt }];
  });

  const pictures = new Set(loadPictures(dataDir).keys());
  const ids = new Set(reads.map(({ draft }) => draft.id));
  const guides = new Map<string, Flow>();
  const chapters = new Map<Chapter, readonly string[]>();
  for (const { draft, chapter, problemAt } of reads.toSorted((a, b) => a.order - b.order)) {
    const findings = [
      ...checkStructure(draft, ids, pictures),
      ...checkWording(draft, words),
      ...(chapter === undefined ? [] : checkChapter(chapter, words)),
    ];
    problems.push(...findings.map(({ path, message }) => problemAt(path, 'error', message)));
    if (findings.length > 0) continue;
    guides.set(draft.id, createFlow(draft));
    if (chapter !== undefined) chapters.set(chapter, [...(chapters.get(chapter) ?? []), draft.id]);
  }
  return { guides, chapters, problems: inReadingOrder(problems) };
}
