import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { baseSubject } from '../../core/report/count-subject.ts';
import { HOUSEHOLDS, type Survey } from '../../core/survey/survey-of.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Tx } from '../../ports/store.ts';
import type { Surveyed } from '../../ports/tables/households.ts';
import type { Words } from '../../ports/words.ts';
import type { Request } from '../outcome.ts';
import type { Plan } from '../planner.ts';

/** What a survey has come to counts from now on as what the unit's figures are measured against, with source and day. */
export function createStateSurvey(words: Words) {
  return (
    { tx, at, conversation }: Request,
    { campaign }: Plan,
    unit: Unit,
    { households, counts }: Surveyed,
    how: 'rows' | 'totals',
  ): void => {
    const about = {
      commune: campaign.commune,
      campaign: campaign.id,
      unit: unit.id,
      source: words.say('vi', text(`survey.source.${how}`, { households })),
      asOf: dayOf(at, campaign.timeZone),
      by: conversation.account,
      at,
    };
    tx.stated.state({ ...about, subject: HOUSEHOLDS, value: households });
    for (const [count, value] of Object.entries(counts))
      tx.stated.state({ ...about, subject: baseSubject(count), value });
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'state-survey',
      subject: `${campaign.commune}/${campaign.id}/${unit.id}`,
      detail: { households, how },
    });
  };
}

/** "Khảo sát Thôn 1: 120 hộ" and each count below it. */
export async function saySurveyed(
  tx: Tx,
  { campaign }: Plan,
  unit: Unit,
  { counts }: Survey,
): Promise<readonly Text[]> {
  const stated = await tx.stated.of(campaign.commune, campaign.id, unit.id);
  const stands = (subject: string) => stated.find((one) => one.subject === subject)?.value ?? undefined;
  const households = stands(HOUSEHOLDS);
  if (households === undefined) return [text('survey.none', { unit: plain(unit.name) })];
  const lines = counts.flatMap((count) => {
    const value = stands(baseSubject(count));
    return value === undefined
      ? []
      : [text('survey.line', { count: text(`campaign.denominator.${count}`), value })];
  });
  return [text('survey.head', { unit: plain(unit.name), households }), ...joinTexts('flow.lines', lines)];
}
