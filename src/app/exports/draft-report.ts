import { communeTitle } from '../../core/campaign/commune-title.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { fillAnnex } from '../../core/report/annex-table.ts';
import { annexesOf } from '../../core/report/annexes-of.ts';
import { dayOf } from '../../core/time/day.ts';
import { showDay, showMoment } from '../../core/time/show.ts';
import type { CommuneContent } from '../../ports/catalogue.ts';
import type { Block, Letter } from '../../ports/letters.ts';
import type { Dossier } from '../load-dossier.ts';
import { annexLetterTable } from './annex-letter-table.ts';
import { annexTitles } from './annex-titles.ts';
import { resultBlocks } from './result-blocks.ts';
import { tipBlocks } from './tip-blocks.ts';

type Say = (text: Text) => string;

/**
 * A draft of the report to whoever stands above: number, date and name are left blank for people to fill in. The
 * outline I to V is that of the plans; what nobody reported is not made up.
 */
export function draftReport(content: CommuneContent, dossier: Dossier, say: Say): Letter {
  const { board } = dossier;
  const { campaign } = board;
  const place = communeTitle(content.commune);
  const upper = (of: Text) => say(of).toLocaleUpperCase('vi');
  const asOf = showMoment(board.at, campaign.timeZone);
  const year = dayOf(board.at, campaign.timeZone).slice(0, 4);
  return {
    issuer: [upper(text('letter.committee')), upper(place)],
    state: say(text('letter.state')),
    motto: say(text('letter.motto')),
    number: say(text('letter.number')),
    placeAndDate: say(text('letter.place-and-date', { place: content.commune.name, year })),
    kind: say(text('letter.kind')),
    about: say(text('letter.about', { campaign: plain(campaign.title) })),
    body: closed([
      { kind: 'note', text: say(text('letter.draft', { asOf })) },
      ...leadingBlocks(dossier, say),
      ...resultBlocks(content, dossier, say),
      ...tipBlocks(dossier, say),
      ...trouble(content, dossier, say),
      ...tasks(dossier, say),
      ...proposals(dossier, say),
    ]),
    receiversTitle: say(text('letter.receivers')),
    receivers: receiversOf(campaign.distribution, say),
    signer: [say(text('letter.on-behalf')), say(text('letter.chairman'))],
    annexes: annexesOf(campaign, annexTitles(campaign, say)).map((annex) => ({
      ...headingOf(annex.title, say),
      goesWith: say(text('letter.goes-with', { place })),
      table: annexLetterTable(fillAnnex(annex, dossier), say),
    })),
  };
}

const heading = (say: Say, part: string): Block => ({
  kind: 'heading',
  text: say(text(`letter.part.${part}`)),
});
const paragraph = (of: string): Block => ({ kind: 'paragraph', text: of });
const bullet = (of: string): Block => ({ kind: 'bullet', text: of });

/** "./." ends the body of a paper. */
function closed(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  if (last === undefined || last.kind === 'table') return blocks;
  return [...blocks.slice(0, -1), { ...last, text: `${last.text.replace(/[.;]$/, '')}./.` }];
}

function leadingBlocks({ board: { campaign, units } }: Dossier, say: Say): readonly Block[] {
  const basis = campaign.basis.map(({ document, number, date, issuer }) =>
    [
      document,
      ...(number === null ? [] : [say(text('letter.paper.number', { number }))]),
      ...(date === null ? [] : [say(text('letter.paper.date', { date: showDay(date) }))]),
      ...(issuer === undefined ? [] : [say(text('letter.paper.issuer', { issuer: plain(issuer) }))]),
    ].join(' '),
  );
  const owing = units.filter(({ state }) => state !== 'free');
  return [
    heading(say, 'leading'),
    paragraph(say(text('letter.leading.plan', { campaign: plain(campaign.title) }))),
    ...(basis.length > 0 ? [paragraph(say(text('letter.leading.basis', { basis: basis.join('; ') })))] : []),
    paragraph(say(text('letter.leading.units', { count: owing.length }))),
    ...campaign.methods.map(bullet),
  ];
}

function trouble({ units }: CommuneContent, { board, difficulties }: Dossier, say: Say): readonly Block[] {
  const nameOf = (id: string) => units.find((unit) => unit.id === id)?.name ?? id;
  const late = board.units.filter(({ counts }) => counts.late > 0).map(({ unit }) => unit.name);
  const missing = board.units.filter(({ counts }) => counts.overdue > 0).map(({ unit }) => unit.name);
  const told = difficulties.map(({ unit, text: said }) => bullet(`${nameOf(unit)}: ${said}`));
  return [
    heading(say, 'trouble'),
    ...(missing.length > 0
      ? [bullet(say(text('letter.trouble.missing', { names: missing.join(', ') })))]
      : []),
    ...(late.length > 0 ? [bullet(say(text('letter.trouble.late', { names: late.join(', ') })))] : []),
    ...(told.length > 0 ? told : [paragraph(say(text('letter.trouble.none')))]),
  ];
}

function tasks({ board }: Dossier, say: Say): readonly Block[] {
  const behind = board.units
    .filter(({ state }) => state === 'behind' || state === 'overdue')
    .map(({ unit }) => unit.name);
  return [
    heading(say, 'tasks'),
    ...(board.phase.goal === undefined ? [] : [bullet(`${board.phase.name}: ${board.phase.goal}.`)]),
    ...(behind.length > 0 ? [bullet(say(text('letter.tasks.urge', { names: behind.join(', ') })))] : []),
    bullet(say(text('letter.tasks.go-on'))),
  ];
}

function proposals({ board, commendation }: Dossier, say: Say): readonly Block[] {
  const { proposals: proposed, excluded } = commendation;
  const names = proposed.map(({ unit, beyond }) =>
    beyond.length > 0 ? say(text('letter.proposals.beyond', { unit: unit.name })) : unit.name,
  );
  const rejected = [...Map.groupBy(excluded, ({ because }) => because.join('+')).values()].map((alike) =>
    bullet(
      say(
        text('letter.proposals.because', {
          units: plain(alike.map(({ unit }) => unit.name).join(', ')),
          reasons: (alike[0]?.because ?? []).map((one) => say(text(`commend.${one}`))).join(', '),
        }),
      ),
    ),
  );
  return [
    heading(say, 'proposals'),
    paragraph(
      names.length > 0
        ? say(text('letter.proposals.commend', { names: names.join(', ') }))
        : say(text('letter.proposals.nobody', { campaign: plain(board.campaign.short) })),
    ),
    ...(rejected.length > 0 ? [paragraph(say(text('letter.proposals.exclude'))), ...rejected] : []),
  ];
}

/** "Phụ lục II. Thống kê …" of a plan as the two lines that they are on paper. */
function headingOf(title: string, say: Say): { readonly heading: string; readonly title: string } {
  const [, heading, rest] = /^(phụ lục(?: [IVX\d]+)?)[.:]\s*(.+)$/iu.exec(title) ?? [];
  return heading && rest ? { heading, title: rest } : { heading: say(text('letter.annex')), title };
}

/** Each with its dash and semicolon; the last one ends with a full stop. */
function receiversOf(distribution: readonly string[], say: Say): readonly string[] {
  const receivers =
    distribution.length > 0 ? distribution : [say(text('letter.as-above')), say(text('letter.archive'))];
  return receivers.map((one, n) => `- ${one}${n === receivers.length - 1 ? '.' : ';'}`);
}
