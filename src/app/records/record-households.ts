import { toMenu } from '../../core/dialogue/ways.ts';
import type { Answers } from '../../core/flow/session.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { HouseholdRow } from '../../core/survey/read-households.ts';
import { countAnswer } from '../../core/survey/survey-flows.ts';
import { surveyOf } from '../../core/survey/survey-of.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Planner } from '../planner.ts';
import { type createStateSurvey, saySurveyed } from '../survey/state-survey.ts';

interface Deps {
  readonly planner: Planner;
  readonly ids: () => string;
  readonly stateSurvey: ReturnType<typeof createStateSurvey>;
}

/** One household that was asked for, or a list of them that was confirmed: into the survey, all in this transaction. */
export function createRecordHouseholds({ planner, ids, stateSurvey }: Deps) {
  return async (request: Request, unitId: string, answers: Answers): Promise<Outcome> => {
    const own = ownUnit(planner, request, unitId, 'survey');
    if ('outcome' in own) return own.outcome;
    const { plan, unit } = own;
    const survey = surveyOf(plan.campaign, unit);
    if (survey === undefined) return { says: [say([text('dialogue.gone')])] };
    const { tx, at, conversation } = request;
    const { commune, id: campaign } = plan.campaign;
    const rows =
      typeof answers['rows'] === 'string'
        ? (JSON.parse(answers['rows']) as readonly HouseholdRow[])
        : [readHousehold(answers, survey.counts)];
    const fresh = await tx.households.put(
      rows.map(({ name, address, counts }) => ({
        id: ids(),
        commune,
        campaign,
        unit: unit.id,
        name,
        ...(address !== undefined && { address }),
        counts,
        by: conversation.account,
        at,
      })),
    );
    const how = fresh === rows.length ? 'fresh' : fresh === 0 ? 'again' : 'both';
    stateSurvey(request, plan, unit, await tx.households.sum(commune, campaign, unit.id), 'rows');
    return {
      says: [
        say(
          [
            text(`survey.recorded.${how}`, { count: rows.length, fresh, again: rows.length - fresh }),
            ...(await saySurveyed(tx, plan, unit, survey)),
          ],
          [
            commandChoice('survey', unit.id, text('survey.choice.more')),
            commandChoice('survey', `${unit.id} see`, text('survey.choice.see')),
            toMenu(),
          ],
        ),
      ],
    };
  };
}

function readHousehold(answers: Answers, counts: readonly string[]): Omit<HouseholdRow, 'number'> {
  const address = answers['address'];
  return {
    name: String(answers['name'] ?? ''),
    ...(typeof address === 'string' && { address }),
    counts: Object.fromEntries(counts.map((count, n) => [count, Number(answers[countAnswer(n)] ?? 0)])),
  };
}
