import type { Campaign } from '../campaign/campaign.ts';
import type { Obligation } from '../campaign/obligations.ts';
import type { Unit } from '../campaign/unit.ts';
import { joinTexts } from '../flow/spoken.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { showDeadline } from './show-deadline.ts';

interface Place {
  readonly campaign: Campaign;
  readonly content: { readonly units: readonly Unit[] };
}

/** What somebody still has to file, one below another. */
export const sayOwed = ({ campaign, content }: Place, owed: readonly Obligation[]): readonly Text[] =>
  joinTexts(
    'flow.lines',
    owed.map(({ unit, report, due }) =>
      text('reminder.digest.line', {
        unit: plain(content.units.find(({ id }) => id === unit)?.name ?? unit),
        report: plain(campaign.reports.find(({ id }) => id === report)?.title ?? report),
        deadline: showDeadline(due, campaign.timeZone),
      }),
    ),
  );
