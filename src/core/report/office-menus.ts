import type { Action } from '../access/access.ts';
import type { Command } from '../command/command.ts';
import type { Flow } from '../flow/flow.ts';
import { text } from '../message/say.ts';
import { enter, type Item, menu, run } from './menu.ts';

export const OFFICE = 'office';

type Duty = readonly [command: Command, needs: Action];

/** What the commune's office can ask for, by what it is about; each section is short enough for a phone. */
const SECTIONS: Readonly<Record<string, readonly Duty[]>> = {
  figures: [
    ['total', 'see-commune'],
    ['chart', 'see-commune'],
    ['ranking', 'see-commune'],
    ['duplicates', 'see-commune'],
    ['explain', 'see-commune'],
    ['commend', 'see-commune'],
    ['drop-off', 'see-commune'],
  ],
  deadlines: [
    ['missing', 'see-missing'],
    ['filed', 'see-missing'],
    ['calls', 'see-missing'],
    ['undelivered', 'see-missing'],
    ['recipients', 'see-missing'],
    ['remind', 'remind-unit'],
    ['extend', 'extend-deadline'],
    ['move-deadline', 'change-plan'],
  ],
  checks: [
    ['difficulties', 'see-commune'],
    ['flags', 'see-commune'],
    ['check', 'spot-check'],
    ['checked', 'see-commune'],
    ['requests', 'answer-help'],
    ['visits', 'answer-help'],
    ['rights', 'answer-rights'],
    ['incidents', 'settle-incident'],
    ['looked', 'see-looks'],
  ],
  files: [
    ['board', 'see-commune'],
    ['export', 'export-figures'],
  ],
  news: [
    ['bulletins', 'announce'],
    ['groups', 'announce'],
    ['loudspeaker', 'see-commune'],
    ['digest', 'take-digest'],
  ],
  units: [
    ['invite', 'invite-to-unit'],
    ['invite-helper', 'invite-helper'],
    ['replace-head', 'change-plan'],
    ['behalf', 'enter-on-behalf'],
    ['add-unit', 'change-plan'],
    ['rename-unit', 'change-plan'],
    ['changes', 'change-plan'],
  ],
};

/** The menus of the office, for whoever may do these things; empty for everybody else. OFFICE offers the sections. */
export function officeMenus(can: (action: Action) => boolean): ReadonlyMap<string, Flow> {
  const sections = Object.entries(SECTIONS)
    .map(([id, duties]) => [id, duties.filter(([, needs]) => can(needs))] as const)
    .filter(([, duties]) => duties.length > 0);
  if (sections.length === 0) return new Map();
  const flows = [
    menu(
      OFFICE,
      sections.map(([id]): Item => [id, text(`office.section.${id}`), enter(menuOf(id))]),
      text('office.choose'),
    ),
    ...sections.map(([id, duties]) =>
      menu(menuOf(id), [...duties.map(toItem), others], text(`office.section.${id}`)),
    ),
  ];
  return new Map(flows.map((flow) => [flow.id, flow]));
}

export const isOfficeMenu = (flow: string): boolean => flow === OFFICE || flow.startsWith(`${OFFICE}-`);

const menuOf = (section: string): string => `${OFFICE}-${section}`;
const toItem = ([command]: Duty, n: number): Item => [
  `d${n + 1}`,
  text(`office.item.${command}`),
  run(command),
];
const others: Item = ['others', text('office.others'), enter(OFFICE)];
