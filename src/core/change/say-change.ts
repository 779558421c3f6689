import type { Campaign } from '../campaign/campaign.ts';
import { periodText } from '../campaign/period-text.ts';
import type { Unit } from '../campaign/unit.ts';
import { joinTexts } from '../flow/spoken.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { dayOf } from '../time/day.ts';
import { later } from '../time/instant.ts';
import { showDay } from '../time/show.ts';
import type { Change } from './change.ts';

interface Place {
  /** Every unit that is, was or will be. */
  readonly units: readonly Unit[];
  /** The plans of the commune. */
  readonly campaigns: readonly Campaign[];
  readonly timeZone: string;
}

/** One change in a sentence, for a card before it is made, and for the list of changes after it was. */
export function sayChange(change: Change, { units, campaigns, timeZone }: Place): Text {
  const nameOf = (id: string): Text => plain(units.find((unit) => unit.id === id)?.name ?? id);
  const listOf = (names: readonly Text[]): Text => joinTexts('flow.list', names)[0] ?? plain('');
  switch (change.type) {
    case 'unit-added':
      return text('change.unit-added', { name: change.unit.name, from: showDay(change.from) });
    case 'unit-renamed':
      return text('change.unit-renamed', {
        unit: nameOf(change.unit),
        name: change.name,
        from: showDay(change.from),
      });
    case 'units-merged':
      return text('change.units-merged', {
        units: listOf(change.units.map(nameOf)),
        name: change.into.name,
        from: showDay(change.from),
      });
    case 'unit-split':
      return text('change.unit-split', {
        unit: nameOf(change.unit),
        names: listOf(change.into.map(({ name }) => plain(name))),
        from: showDay(change.from),
      });
    case 'unit-retired':
      return text('change.unit-retired', { unit: nameOf(change.unit), from: showDay(change.from) });
    case 'deadline-moved':
      return text('change.deadline-moved', {
        report: reportText(campaigns, change.report, change.period),
        day: showDay(change.through),
        reason: change.reason,
      });
    case 'deadline-extended': {
      const [, campaign, report = '', unit = '', period = ''] = change.obligation.split('/');
      return text('change.deadline-extended', {
        unit: nameOf(unit),
        report: reportText(
          campaigns.filter(({ id }) => id === campaign),
          report,
          period,
        ),
        day: showDay(dayOf(later(change.due, -1), timeZone)),
        reason: change.reason,
      });
    }
    case 'campaign-paused':
      return text('change.campaign-paused', { reason: change.reason });
    case 'campaign-resumed':
      return text('change.campaign-resumed');
    case 'change-undone':
      return text('change.change-undone', { number: change.of });
  }
}

/** "“Danh sách …”", and of which period where there are several. */
export function reportText(campaigns: readonly Campaign[], id: string, period: string): Text {
  const campaign = campaigns.find(({ reports }) => reports.some((report) => report.id === id));
  const report = campaign?.reports.find((one) => one.id === id);
  if (campaign === undefined || report === undefined) return plain(id);
  const name = periodText(campaign, { report: id, period });
  return name === undefined || period === 'once'
    ? text('change.report', { report: report.title })
    : text('change.report-of', { report: report.title, period: name });
}
