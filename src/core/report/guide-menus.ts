import type { Campaign } from '../campaign/campaign.ts';
import type { Flow } from '../flow/flow.ts';
import { type Chapter, chapterTitleOf, titleOf } from '../flow/guide.ts';
import { text } from '../message/say.ts';
import { enter, type Item, item, menu } from './menu.ts';

export const GUIDES = 'guides';
/** The guide that asks a few questions and leads to the right guide. It stands in no chapter. */
export const FINDER = 'find-guide';

type Chapters = ReadonlyMap<Chapter, readonly string[]>;

export interface GuideMenus {
  /** Every menu by its id: GUIDES offers the chapters, and each chapter its guides. */
  readonly flows: ReadonlyMap<string, Flow>;
  readonly finder: Item | undefined;
}

/** The guides in two steps, each short enough for a phone; the chapters of the campaign's own app come first. */
export function guideMenus(
  chapters: Chapters,
  guides: ReadonlyMap<string, Flow>,
  campaign: Pick<Campaign, 'metrics'> | undefined,
): GuideMenus {
  const finder: Item | undefined = guides.has(FINDER) ? ['find', titleOf(FINDER), enter(FINDER)] : undefined;
  const ordered = campaignFirst(campaign, [...chapters]);
  const toChapter = ([chapter]: readonly [Chapter, unknown], n: number): Item => [
    `c${n + 1}`,
    chapterTitleOf(chapter),
    enter(menuOf(chapter)),
  ];
  const all = [...(finder ? [finder] : []), ...ordered.map(toChapter), human];
  const flows = [
    menu(GUIDES, all, text('menu.guides')),
    ...ordered.map(([chapter, ids]) =>
      menu(menuOf(chapter), [...ids.map(toGuide), other, human], chapterTitleOf(chapter)),
    ),
  ];
  return { flows: new Map(flows.map((flow) => [flow.id, flow])), finder };
}

const human: Item = item('human', { kind: 'human', next: 'end' });
const other: Item = ['other', text('chapters.to-all'), enter(GUIDES)];
const toGuide = (guide: string, n: number): Item => [`g${n + 1}`, titleOf(guide), enter(guide)];

const menuOf = (chapter: Chapter): string => `guides-${chapter}`;

/** The app that the campaign counts comes first: metrics and chapters are both called after it, "vnetraffic-…". */
function campaignFirst<T>(
  campaign: Pick<Campaign, 'metrics'> | undefined,
  chapters: readonly (readonly [Chapter, T])[],
): readonly (readonly [Chapter, T])[] {
  const app = campaign?.metrics[0]?.id.split('-')[0];
  const isOfApp = ([chapter]: readonly [Chapter, T]): boolean => chapter.split('-')[0] === app;
  return [...chapters.filter(isOfApp), ...chapters.filter((entry) => !isOfApp(entry))];
}
