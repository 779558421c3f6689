import type { Flow } from '../flow/flow.ts';
import { text } from '../message/say.ts';
import { type Item, item, menu, run } from './menu.ts';

export const HELPING = 'helping';

/** What whoever helps people looks at. */
export const HELPER_ITEMS: readonly Item[] = [
  item('requests', run('requests')),
  item('visits', run('visits')),
];

/** For a head: who in the unit needs help, and who else may give it. */
export const helpingMenu: Flow = menu(
  HELPING,
  [...HELPER_ITEMS, item('helpers', run('invite-helper'))],
  text('menu.helping'),
);
