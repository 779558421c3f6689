import { may } from '../../core/access/access.ts';
import type { Unit } from '../../core/campaign/unit.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import { maskAddress } from '../../core/person/mask.ts';
import { readCounts } from '../../core/report/read-counts.ts';
import { splitSubject } from '../../core/report/split-subject.ts';
import { readHouseholds } from '../../core/survey/read-households.ts';
import { householdsFlowId, surveyFlowId } from '../../core/survey/survey-flows.ts';
import { type Survey, surveyOf } from '../../core/survey/survey-of.ts';
import type { Outcome, Request } from '../outcome.ts';
import { ownUnit } from '../own-unit.ts';
import type { Plan, Planner } from '../planner.ts';
import { type createStateSurvey, saySurveyed } from '../survey/state-survey.ts';
import { unitsReportedBy } from '../units-reported-by.ts';
import type { Vocabulary } from './count.ts';

interface Deps {
  readonly planner: Planner;
  readonly vocabulary: Vocabulary;
  readonly stateSurvey: ReturnType<typeof createStateSurvey>;
}

/** Households in one message; more would not be read. */
const SHOWN = 30;

/** The words for the number of households itself, among those of the counts. */
const HOUSEHOLD_WORDS = 'households';

/**
 * "/khaosat": asks household by household; with a list below it reads that, with sums ("120 hộ, 250 điện thoại, 40 máy
 * tính") takes those; "… xem" shows what there is, "… rút 3" takes one back. Officers see every unit's sums.
 */
export function createSurvey({ planner, vocabulary, stateSurvey }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    const { tx, door, at, grants } = request;
    const plan = planner.current(door.commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    const isOfficer = may(grants, 'see-commune', { commune: door.commune });
    if (unitsReportedBy(grants, plan.content).length === 0 && isOfficer) return sayAll(request, plan);
    const words = vocabulary([...(surveyOf(plan.campaign)?.counts ?? []), HOUSEHOLD_WORDS]);
    const { unitWords, rest } = splitArgs(args, words);
    const own = ownUnit(planner, request, unitWords, 'survey', rest);
    if ('outcome' in own) return own.outcome;
    const { unit } = own;
    const survey = surveyOf(plan.campaign, unit);
    if (survey === undefined) return { says: [say([text('survey.not-asked', { unit: plain(unit.name) })])] };
    if (rest === '') {
      const so = await saySurveyed(tx, plan, unit, survey);
      return { says: [say([...so, text('survey.how')])], enter: surveyFlowId(unit.id) };
    }
    if (/^(?:xem|see|danh sach)$/i.test(rest)) return see(request, plan, unit, survey);
    const taken = /^(?:rút|rut|bỏ|bo|remove)\s+(\d{1,5})$/iu.exec(rest);
    if (taken) return remove(request, plan, unit, survey, Number(taken[1]));
    const totals = rest.includes('\n') ? undefined : readTotals(rest, words);
    if (totals) return total(request, plan, unit, survey, totals);
    const { good, bad } = readHouseholds(rest, survey.counts, vocabulary(survey.counts));
    if (good.length === 0) return { says: [say([text('survey.nobody'), ...sayBad(bad)])] };
    const sums = survey.counts.map((count) =>
      text('survey.line', {
        count: text(`campaign.denominator.${count}`),
        value: good.reduce((sum, { counts }) => sum + (counts[count] ?? 0), 0),
      }),
    );
    const head = text('survey.card', { unit: plain(unit.name), count: good.length });
    return {
      says: [say([head, ...joinTexts('flow.lines', sums), ...sayBad(bad)])],
      enter: householdsFlowId(unit.id),
      answers: { rows: JSON.stringify(good) },
    };
  };

  /** Sums instead of households: every part of it is a number and what it counts. */
  function readTotals(said: string, words: ReturnType<Vocabulary>) {
    const parts = said.split(/[,;]|(?<!\p{L})(?:và|va|and)(?!\p{L})/iu).filter((part) => part.trim() !== '');
    const read = readCounts(said, words);
    const isWhole = read && read.unknown.length === 0 && read.twice.length === 0;
    return isWhole && parts.every((part) => readCounts(part, words)) ? read.counts : undefined;
  }

  async function total(
    request: Request,
    plan: Plan,
    unit: Unit,
    survey: Survey,
    totals: ReadonlyMap<string, number>,
  ): Promise<Outcome> {
    const { commune, id } = plan.campaign;
    const missing = [HOUSEHOLD_WORDS, ...survey.counts].filter((count) => !totals.has(count));
    if (missing.length > 0) {
      const [names = plain('')] = joinTexts(
        'flow.list',
        missing.map((count) => text(`campaign.denominator.${count}`)),
      );
      return { says: [say([text('survey.totals-lack', { names })])] };
    }
    const rows = await request.tx.households.sum(commune, id, unit.id);
    if (rows.households > 0)
      return {
        says: [say([text('survey.has-rows', { unit: plain(unit.name), households: rows.households })])],
      };
    const counts = Object.fromEntries(survey.counts.map((count) => [count, totals.get(count) ?? 0]));
    const households = totals.get(HOUSEHOLD_WORDS) ?? 0;
    stateSurvey(request, plan, unit, { households, counts }, 'totals');
    return { says: [say([text('survey.stated'), ...(await saySurveyed(request.tx, plan, unit, survey))])] };
  }

  async function remove(
    request: Request,
    plan: Plan,
    unit: Unit,
    survey: Survey,
    number: number,
  ): Promise<Outcome> {
    const { tx } = request;
    const { commune, id } = plan.campaign;
    const household = (await tx.households.of(commune, id, unit.id))[number - 1];
    if (household === undefined) return { says: [say([text('survey.no-such', { number })])] };
    await tx.households.remove(commune, unit.id, household.id);
    stateSurvey(request, plan, unit, await tx.households.sum(commune, id, unit.id), 'rows');
    const done = text('survey.removed', { number, name: plain(household.name) });
    return { says: [say([done, ...(await saySurveyed(tx, plan, unit, survey))])] };
  }
}

/** The unit stands before the first number, or alone; a list has its own lines. */
function splitArgs(args: string, words: ReturnType<Vocabulary>): { unitWords: string; rest: string } {
  const [first = '', ...lines] = args.split('\n');
  if (lines.length > 0) {
    const { unitWords, rest } = splitSubject(first, words);
    const isRow = /[,;|\t]/.test(first);
    return isRow
      ? { unitWords: '', rest: args }
      : { unitWords, rest: [rest, ...lines].filter((line) => line !== '').join('\n') };
  }
  if (/[,;|\t]/.test(args) && !/^[^,;|\t]*\d/.test(args)) return { unitWords: '', rest: args.trim() };
  const order = /^(?<unit>.*?)\s*(?<order>(?:xem|see|(?:rút|rut|bỏ|bo|remove)\s+\d{1,5}))$/iu.exec(
    args.trim(),
  )?.groups;
  if (order) return { unitWords: order['unit'] ?? '', rest: order['order'] ?? '' };
  return splitSubject(args, words);
}

const sayBad = (bad: ReturnType<typeof readHouseholds>['bad']): readonly Text[] =>
  bad.length === 0
    ? []
    : [
        text('survey.bad', { count: bad.length }),
        ...joinTexts(
          'flow.lines',
          bad.slice(0, SHOWN).map(({ number, because }) => text('survey.bad-line', { number, because })),
        ),
      ];

async function see(
  { tx, at, conversation }: Request,
  plan: Plan,
  unit: Unit,
  survey: Survey,
): Promise<Outcome> {
  const { commune, id } = plan.campaign;
  const all = await tx.households.of(commune, id, unit.id);
  tx.audit.add({
    at,
    actor: conversation.account,
    action: 'see-survey',
    subject: `${commune}/${id}/${unit.id}`,
    detail: { households: all.length },
  });
  const lines = all.slice(0, SHOWN).map(({ name, address, counts }, n) =>
    text('survey.row', {
      number: n + 1,
      name: plain(name),
      address: plain(address === undefined ? '…' : maskAddress(address)),
      counts: survey.counts.map((count) => counts[count] ?? 0).join(' · '),
    }),
  );
  const more = all.length > SHOWN ? [text('survey.more', { count: all.length - SHOWN })] : [];
  return {
    says: [
      say(
        [
          ...(await saySurveyed(tx, plan, unit, survey)),
          ...joinTexts('flow.lines', lines),
          ...more,
          text('survey.see-how'),
        ],
        [commandChoice('survey', unit.id, text('survey.choice.more'))],
      ),
    ],
  };
}

/** Every unit that was asked to survey, with its sums and no names. */
async function sayAll({ tx }: Request, plan: Plan): Promise<Outcome> {
  const units = plan.content.units.filter((unit) => surveyOf(plan.campaign, unit) !== undefined);
  if (units.length === 0) return { says: [say([text('survey.not-in-plan')])] };
  const parts: Text[] = [];
  for (const unit of units) {
    const survey = surveyOf(plan.campaign, unit);
    if (survey) parts.push(...(await saySurveyed(tx, plan, unit, survey)));
  }
  return { says: [say(parts)] };
}
