import type { Campaign } from '../campaign/campaign.ts';
import type { Unit } from '../campaign/unit.ts';
import type { Flow } from '../flow/flow.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { countsOf } from './count-flow.ts';
import { evidenceKindsOf } from './evidence-flow.ts';
import { GUIDES } from './guide-menus.ts';
import { HELPER_ITEMS, HELPING } from './helping-menu.ts';
import { listOf } from './list-of.ts';
import { enter, type Item, item, menu, run } from './menu.ts';
import { OFFICE } from './office-menus.ts';

export const MENU = 'menu';

interface Visitor {
  readonly campaign: Campaign | undefined;
  readonly place: Text;
  /** Units they report for. */
  readonly units: readonly Unit[];
  /** The unit they are reporting for, of several, or on whose behalf they enter. */
  readonly focus?: Unit;
  /** They see the whole commune. */
  readonly isOfficer: boolean;
  /** They answer people's requests for help in some unit. */
  readonly helps: boolean;
  /** They may call in who answers for a unit. */
  readonly mayInvite: boolean;
  /** The commune takes tips about violations in. */
  readonly receives: boolean;
  /** Leads to the guide that finds the right guide, if there is one. */
  readonly finder: Item | undefined;
}

/** What this person can do here. Whoever has no role gets the guides and a human. */
export function menuFlow({
  campaign,
  place,
  units,
  focus,
  isOfficer,
  helps,
  mayInvite,
  receives,
  finder,
}: Visitor): Flow {
  const lists = campaign !== undefined && units.some((unit) => listOf(campaign, unit) !== undefined);
  const has = (of: (campaign: Campaign, unit: Unit) => readonly unknown[]): boolean =>
    campaign !== undefined && units.some((unit) => of(campaign, unit).length > 0);
  const [counts, evidence] = [has(countsOf), has(evidenceKindsOf)];
  const role = isOfficer ? 'officer' : units.length > 0 ? 'head' : 'citizen';
  // A head has enough lines as it is.
  const helping = units.length > 0 ? [item('helping', enter(HELPING))] : HELPER_ITEMS;
  const items: Item[] = [
    ...(role === 'citizen' && finder ? [finder] : []),
    ...(lists ? [item('report', run('report')), item('list', run('list'))] : []),
    ...(counts ? [item('count', run('count'))] : []),
    ...(evidence ? [item('evidence', run('evidence'))] : []),
    ...(units.length > 0 ? [item('submit', run('submit')), item('difficulty', run('difficulty'))] : []),
    ...(units.length > 1 ? [item('switch', run('switch'))] : []),
    ...(helps && !isOfficer ? helping : []),
    ...(isOfficer
      ? [
          item('total', run('total')),
          item('missing', run('missing')),
          item('difficulties', run('difficulties')),
          item('board', run('board')),
          ...(mayInvite ? [item('invite', run('invite'))] : []),
          item('office', enter(OFFICE)),
        ]
      : []),
    ...(receives && role === 'citizen' ? [item('tip', run('tip')), item('receipt', run('receipt'))] : []),
    item('guides', enter(GUIDES)),
    // Whoever has a role is the human that others are sent to.
    ...(isOfficer ? [] : [item('human', { kind: 'human', next: 'end' })]),
  ];
  const about = {
    place,
    campaign: plain(campaign?.short ?? ''),
    units: units.map(({ name }) => name).join(', '),
  };
  const welcome = text(`menu.welcome.${role}`, about);
  const told = focus
    ? text(isOfficer ? 'focus.welcome-behalf' : 'focus.welcome', { welcome, unit: plain(focus.name) })
    : welcome;
  return menu(MENU, items, text('menu.choose'), told);
}
