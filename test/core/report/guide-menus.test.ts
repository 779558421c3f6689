import { describe, expect, test } from 'vitest';
import { createFlow } from '../../../src/core/flow/create-flow.ts';
import type { Flow } from '../../../src/core/flow/flow.ts';
import { FINDER, GUIDES, guideMenus } from '../../../src/core/report/guide-menus.ts';

const guide = (id: string): Flow =>
  createFlow({ id, start: 'human', nodes: { human: { kind: 'human', next: 'end' } } });

const chapters = new Map([
  ['vnetraffic', ['vnetraffic-install', 'vnetraffic-login']],
  ['vneid-start', ['vneid-install']],
  ['vneid-papers', ['vneid-bhyt']],
  ['other', ['dvc-login']],
]);
const guides = new Map([...[...chapters.values()].flat(), FINDER].map((id) => [id, guide(id)]));
const counting = (metric: string) => ({
  metrics: [{ id: metric, stage: 'installed' as const, counts: 'unit-confirmed' as const }],
});

/** The labels of a menu, and where each leads. */
function lines(flow: Flow | undefined): string[] {
  const choose = flow?.nodes['choose'];
  if (choose?.kind !== 'ask' || choose.answer.type !== 'choice') throw new Error('no menu');
  return choose.answer.of.map(({ label, go = '' }) => {
    const node = flow?.nodes[go];
    return `${label.key} > ${node?.kind === 'enter' ? node.flow : node?.kind}`;
  });
}

describe('the menu of guides', () => {
  test('begins with the questions that find a guide, then the chapters, and ends with a person', () => {
    const { flows } = guideMenus(chapters, guides, undefined);
    expect(lines(flows.get(GUIDES))).toEqual([
      'guides.find-guide.title > find-guide',
      'chapters.vnetraffic > guides-vnetraffic',
      'chapters.vneid-start > guides-vneid-start',
      'chapters.vneid-papers > guides-vneid-papers',
      'chapters.other > guides-other',
      'menu.item.human > human',
    ]);
  });

  test('opens each chapter, with a way to the other chapters and to a person', () => {
    const { flows } = guideMenus(chapters, guides, undefined);
    expect(lines(flows.get('guides-vnetraffic'))).toEqual([
      'guides.vnetraffic-install.title > vnetraffic-install',
      'guides.vnetraffic-login.title > vnetraffic-login',
      'chapters.to-all > guides',
      'menu.item.human > human',
    ]);
    expect(flows.size).toBe(1 + chapters.size);
  });

  test('puts the chapters of the app that the campaign counts first', () => {
    const first = (metric: string) =>
      lines(guideMenus(chapters, guides, counting(metric)).flows.get(GUIDES)).slice(1, 3);
    expect(first('vneid-activated')).toEqual([
      'chapters.vneid-start > guides-vneid-start',
      'chapters.vneid-papers > guides-vneid-papers',
    ]);
    expect(first('vnetraffic-installed')[0]).toBe('chapters.vnetraffic > guides-vnetraffic');
    expect(first('something-else')[0]).toBe('chapters.vnetraffic > guides-vnetraffic');
  });

  test('does without the questions where no guide asks them', () => {
    const { flows, finder } = guideMenus(chapters, new Map(), undefined);
    expect(finder).toBeUndefined();
    expect(lines(flows.get(GUIDES))[0]).toBe('chapters.vnetraffic > guides-vnetraffic');
  });
});
