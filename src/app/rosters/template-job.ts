import type { Campaign } from '../../core/campaign/campaign.ts';
import type { ListField } from '../../core/campaign/report.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import type { Language, Text } from '../../core/message/message.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { listOf, type UnitList } from '../../core/report/list-of.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Form, FormColumn, Forms } from '../../ports/forms.ts';
import type { EntryView, Store } from '../../ports/store.ts';
import type { Words } from '../../ports/words.ts';
import type { MakeFile } from '../files/make-file.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import type { JobHandler } from '../run-jobs.ts';

export const TEMPLATE = 'template';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Rows made ready; more can be typed below them. */
const ROWS = 500;

/** "/mau thôn 3": the workbook that the unit can fill in and send back. */
export function createTemplate(planner: Planner, ids: () => string) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const own = ownUnit(planner, request, args, 'template');
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    if (listOf(plan.campaign, unit) === undefined)
      return { says: [say([text('report.no-list', { unit: plain(unit.name) })])] };
    const { tx, at, conversation } = request;
    const { channel, address, language, account } = conversation;
    tx.jobs.add({
      id: ids(),
      kind: TEMPLATE,
      contact: { channel, address },
      language,
      args: { commune: plan.content.commune.id, campaign: plan.campaign.id, unit: unit.id, account },
      at,
    });
    return { says: [say([text('roster.template.coming', { unit: plain(unit.name) })])] };
  };
}

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly words: Words;
  readonly forms: Forms;
  readonly makeFile: MakeFile;
}

/** The plan's own columns, lists to choose from, who is recorded already (masked), and how to fill it in. */
export function createTemplateJob({ store, clock, planner, words, forms, makeFile }: Deps): JobHandler {
  return async ({ args, contact, language }, { signal }) => {
    const { commune = '', campaign = '', unit: unitId, account = '' } = args;
    const at = clock.now();
    const plan = planner.of(commune, campaign, at);
    const unit = plan?.content.units.find(({ id }) => id === unitId);
    const list = plan && unit && listOf(plan.campaign, unit);
    if (!plan || !unit || !list) return [say([text('roster.gone')])];
    const known = await store.transaction(async (tx) => {
      const rows = await tx.entries.list(commune, campaign, unit.id);
      const subject = `${commune}/${campaign}/${unit.id}`;
      tx.audit.add({ at, actor: account, action: 'see-list', subject, detail: { rows: rows.length } });
      return rows;
    });
    const bytes = await forms.write(toForm(plan.campaign, unit, list, known, language));
    const file = { name: `mau-${unit.id}.xlsx`, type: XLSX, bytes };
    const keep = await makeFile(file, { ...contact, account, commune, at }, signal);
    const sentence = text('roster.template.sent', { unit: plain(unit.name), rows: known.length });
    return async (tx) => [{ ...say([sentence]), files: [await keep(tx)] }];
  };

  function toForm(
    campaign: Campaign,
    unit: Unit,
    list: UnitList,
    known: readonly EntryView[],
    language: Language,
  ): Form {
    const said = (one: Text): string => capital(words.say(language, one));
    const columns: FormColumn[] = [
      { heading: 'STT', width: 6 },
      ...list.fields
        .filter(({ field }) => field !== 'guidance')
        .map(({ field }): FormColumn => {
          const choices = choicesOf(campaign, field, said);
          const heading = said(text(`campaign.field.${field}`));
          return { heading, width: field === 'address' ? 36 : 22, ...(choices && { choices }) };
        }),
      ...(list.metrics.length > 1
        ? list.metrics.map(
            (metric): FormColumn => ({
              heading: said(text(`campaign.metric.${metric}`)),
              width: 18,
              choices: ['x'],
            }),
          )
        : []),
    ];
    const instructions = ['one', 'ids', 'marks', 'send'].map((id) => [
      said(text(`roster.template.how.${id}`)),
    ]);
    return {
      name: said(text('roster.template.sheet')),
      title: said(text('roster.template.title', { unit: plain(unit.name), campaign: plain(campaign.short) })),
      columns,
      rows: ROWS,
      sheets: [
        {
          name: said(text('roster.template.known')),
          lines: [
            ['name', 'address', 'citizen-id', 'achieved'].map((id) =>
              said(text(id === 'achieved' ? 'report.field.achieved' : `campaign.field.${id}`)),
            ),
            ...known.map(({ name, masked, achieved }) => [
              name,
              masked.address ?? '',
              masked.citizenId ?? '',
              achieved.map((metric) => words.say(language, text(`campaign.metric.${metric}`))).join(', '),
            ]),
          ],
        },
        { name: said(text('roster.template.guide')), lines: instructions },
      ],
    };
  }
}

function choicesOf(
  campaign: Campaign,
  field: ListField,
  said: (one: Text) => string,
): readonly string[] | undefined {
  if (field === 'result') return [said(text('report.result.yes')), said(text('report.result.no'))];
  if (field !== 'case') return undefined;
  return campaign.groups.map(({ number }) => said(text('roster.template.group', { number })));
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
