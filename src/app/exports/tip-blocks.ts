import type { Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { ActFigures } from '../../core/violation/figures.ts';
import { actName, COUNTED } from '../../core/violation/say-figures.ts';
import type { Block } from '../../ports/letters.ts';
import type { Dossier } from '../load-dossier.ts';

type Say = (text: Text) => string;

/** Tips by kind, outcome and time taken, with the number of people proposed for a commendation; no content, no names. */
export function tipBlocks({ tips, board: { campaign } }: Dossier, say: Say): readonly Block[] {
  const section = campaign.violations;
  if (tips === undefined || section === undefined) return [];
  const { year, through, open, acts, all } = tips;
  const period = say(text(`letter.tips.${through < 12 ? 'part' : 'year'}`, { year, through }));
  if (acts.length === 0)
    return [{ kind: 'paragraph', text: say(text('letter.tips.none', { period, open })) }];
  const number = (count: number) => say(text('board.number', { count }));
  const cells = (figures: ActFigures) => [
    number(figures.decided),
    ...COUNTED.map((outcome) => number(figures.outcomes[outcome] ?? 0)),
    figures.decided === 0 ? '' : String(figures.hours).replace('.', ','),
  ];
  const titles = ['decided', ...COUNTED, 'hours'].map((name) => say(text(`letter.tips.column.${name}`)));
  return [
    { kind: 'paragraph', text: say(text('letter.tips.about', { period, decided: all.decided, open })) },
    {
      kind: 'table',
      table: {
        columns: [
          { title: say(text('letter.tips.column.act')), isNumber: false },
          ...titles.map((title) => ({ title, isNumber: true })),
        ],
        rows: acts.map((figures) => [say(actName(section, figures.act)), ...cells(figures)]),
        totals: [say(text('export.total')), ...cells(all)],
      },
    },
  ];
}
