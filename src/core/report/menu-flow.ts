import type { Campaign } from '../campaign/campaign.ts';
import type { Unit } from '../campaign/unit.ts';
import { GREETED } from '../dialogue/enter.ts';
import { createFlow } from '../flow/create-flow.ts';
import type { Flow, Node, Option } from '../flow/flow.ts';
import { titleOf } from '../flow/guide.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { listOf } from './list-of.ts';

export const MENU = 'menu';
export const GUIDES = 'guides';

/** One line of a menu: where it leads when it is chosen. */
type Item = readonly [id: string, label: Text, node: Node];

const run = (command: string, args = ''): Node => ({ kind: 'run', command, args, next: 'end' });
const enter = (flow: string): Node => ({ kind: 'enter', flow });

/** The welcome is for whoever comes in; whoever was not understood, or comes back, hears the question alone. */
function menu(id: string, items: readonly Item[], question: Text, welcome?: Text): Flow {
  const of: Option[] = items.map(([item, label]) => ({ id: item, label, go: `do-${item}` }));
  return createFlow({
    id,
    start: welcome ? 'begin' : 'choose',
    nodes: {
      ...(welcome && {
        begin: { kind: 'branch', on: GREETED, when: { yes: 'choose' }, next: 'welcome' },
        welcome: { kind: 'tell', text: welcome, next: 'choose' },
      }),
      choose: { kind: 'ask', text: question, answer: { type: 'choice', of }, next: 'end' },
      ...Object.fromEntries(items.map(([item, , node]) => [`do-${item}`, node])),
    },
  });
}

interface Visitor {
  readonly campaign: Campaign | undefined;
  readonly place: Text;
  /** Units they report for. */
  readonly units: readonly Unit[];
  /** They see the whole commune. */
  readonly isOfficer: boolean;
}

/** What this person can do here. Whoever has no role gets the guides and a human. */
export function menuFlow({ campaign, place, units, isOfficer }: Visitor): Flow {
  const lists = campaign !== undefined && units.some((unit) => listOf(campaign, unit) !== undefined);
  const items: Item[] = [
    ...(lists ? [item('report', run('report')), item('list', run('list'))] : []),
    ...(units.length > 0 ? [item('submit', run('submit'))] : []),
    ...(isOfficer
      ? [item('total', run('total')), item('missing', run('missing')), item('invite', run('invite'))]
      : []),
    item('guides', enter(GUIDES)),
    // Whoever has a role is the human that others are sent to.
    ...(isOfficer ? [] : [item('human', { kind: 'human', next: 'end' })]),
  ];
  const role = isOfficer ? 'officer' : units.length > 0 ? 'head' : 'citizen';
  const about = {
    place,
    campaign: plain(campaign?.short ?? ''),
    units: units.map(({ name }) => name).join(', '),
  };
  return menu(MENU, items, text('menu.choose'), text(`menu.welcome.${role}`, about));
}

/** The guides, in the order in which a beginner needs them. */
export function guidesFlow(guides: readonly string[]): Flow {
  const items = guides.map((guide, n): Item => [`g${n + 1}`, titleOf(guide), enter(guide)]);
  return menu(GUIDES, [...items, item('human', { kind: 'human', next: 'end' })], text('menu.guides'));
}

/** The app that the campaign counts comes first: metrics and guides are both called after it, "vnetraffic-…". */
export function campaignFirst(
  { metrics }: Pick<Campaign, 'metrics'>,
  guides: readonly string[],
): readonly string[] {
  const app = metrics[0]?.id.split('-')[0] ?? '';
  const isOfApp = (guide: string): boolean => guide.startsWith(`${app}-`);
  return [...guides.filter(isOfApp), ...guides.filter((guide) => !isOfApp(guide))];
}

const item = (id: string, node: Node): Item => [id, text(`menu.item.${id}`), node];
