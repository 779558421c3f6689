import type { Campaign } from './campaign.ts';
import { type Check, type Finding, warning } from './finding.ts';

/**
 * YAML cuts `[Dạy cán bộ, giáo viên]` into two items without a word. What begins with a small letter was most likely
 * the rest of a sentence.
 */
export const checkProse: Check = (campaign) =>
  proseOf(campaign).flatMap(({ path, items }) =>
    items.flatMap((item, index) =>
      /^\p{Ll}/u.test(item)
        ? [
            warning(
              [...path, index],
              `"${item}" begins with a small letter: is it the rest of a sentence that has a comma? Write each sentence on a line of its own, after a hyphen`,
            ),
          ]
        : [],
    ),
  );

const LISTS = ['audience', 'methods', 'slogans', 'verification', 'commendation', 'distribution'] as const;

const proseOf = (campaign: Campaign): readonly { path: Finding['path']; items: readonly string[] }[] => [
  ...LISTS.map((list) => ({ path: [list], items: campaign[list] })),
  ...campaign.unitKinds.map(({ duties }, index) => ({ path: ['unitKinds', index, 'duties'], items: duties })),
];
