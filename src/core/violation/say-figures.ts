import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import type { ActFigures, TipReport } from './figures.ts';
import { OUTCOMES } from './state.ts';
import type { Violations } from './violations.ts';

/** What stands in the columns of a report, in their order. */
export const COUNTED = [...OUTCOMES, 'handed-over', 'proposed'] as const;

export const actName = ({ acts }: Pick<Violations, 'acts'>, id: string): Text => {
  const known = acts.find((act) => act.id === id);
  return known ? plain(known.name) : text('violation.choice.other-act');
};

/** A line for each kind, and one for all. */
export function sayTipReport(
  section: Violations,
  { year, through, acts, all, open }: TipReport,
): readonly Text[] {
  const line = (figures: ActFigures, name: Text): Text =>
    text('violation.figures.line', {
      act: name,
      decided: figures.decided,
      hours: figures.hours,
      ...Object.fromEntries(COUNTED.map((outcome) => [outcome, figures.outcomes[outcome] ?? 0])),
    });
  return [
    text(`violation.figures.${through < 12 ? 'part' : 'year'}`, { year, through, open }),
    ...(acts.length === 0
      ? [text('violation.figures.none')]
      : [
          ...acts.map((figures) => line(figures, actName(section, figures.act))),
          line(all, text('violation.figures.all')),
        ]),
  ];
}
