import { type Campaign, lastDay } from '../campaign/campaign.ts';
import type { Commune } from '../campaign/commune.ts';
import { communeTitle } from '../campaign/commune-title.ts';
import { localNames } from '../campaign/local-names.ts';
import type { Unit } from '../campaign/unit.ts';
import { joinTexts } from '../flow/spoken.ts';
import { plain, type Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { fieldLabel, questionsOf } from '../report/list-questions.ts';
import { declaredList } from './unit-declare-flow.ts';

interface Place {
  readonly commune: Commune;
  readonly units: readonly Unit[];
}

/** What is written down, by whom, for what and how long: Luật 91/2025/QH15, điều 9; Nghị định 356/2025/NĐ-CP, điều 6. */
export function listNotice(campaign: Campaign, place: Place): Text {
  const { commune, units } = place;
  const asked = units.flatMap((unit) => {
    const list = declaredList(campaign, unit);
    return list ? questionsOf(list).map(({ ask }) => ask) : [];
  });
  const [fields = { key: 'flow.none' }] = joinTexts('flow.list', [...new Set(asked)].map(fieldLabel));
  return text('consent.notice.list', {
    campaign: plain(campaign.short),
    place: communeTitle(commune),
    police: localNames(place).police,
    fields,
    // The purge counts from the last report; where there is no last one, from when the row was last written.
    kept:
      lastDay(campaign) === undefined
        ? text('consent.kept.open', { days: commune.retention.idle })
        : text('consent.kept.after-report', { days: commune.retention.list }),
    version: text('consent.version'),
  });
}
