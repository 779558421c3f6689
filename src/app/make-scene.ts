import { may } from '../core/access/access.ts';
import { communeTitle } from '../core/campaign/commune-title.ts';
import { findUnit, unitIn } from '../core/campaign/find-unit.ts';
import {
  byFirstWord,
  COMMANDS,
  type Order,
  readPhrase,
  readSlash,
  toPhrases,
} from '../core/command/command.ts';
import { CONTROLS, readControl, toControlWords } from '../core/dialogue/control.ts';
import { SURE } from '../core/dialogue/free-text.ts';
import type { Scene } from '../core/dialogue/scene.ts';
import type { Flow } from '../core/flow/flow.ts';
import { isBareCode } from '../core/join/join-code.ts';
import { fold } from '../core/message/fold.ts';
import { matchWords } from '../core/message/match-words.ts';
import { type Language, plain } from '../core/message/message.ts';
import { understand } from '../core/message/understand.ts';
import { splitWords } from '../core/message/words.ts';
import { BULLETIN_WORDS, bulletinWordsFlow } from '../core/report/bulletin-words-flow.ts';
import { ANSWER_DIFFICULTY, answerDifficultyFlow } from '../core/report/difficulty-flow.ts';
import { guideMenus } from '../core/report/guide-menus.ts';
import { HELPING, helpingMenu } from '../core/report/helping-menu.ts';
import { MENU, menuFlow } from '../core/report/menu-flow.ts';
import { isOfficeMenu, officeMenus } from '../core/report/office-menus.ts';
import { isDetailed } from '../core/report/question.ts';
import { readCounts, withoutTalk } from '../core/report/read-counts.ts';
import { readGroups } from '../core/report/read-groups.ts';
import { readWhy } from '../core/report/read-why.ts';
import { splitSubject } from '../core/report/split-subject.ts';
import { unitFlow, unitOfFlow } from '../core/report/unit-flows.ts';
import { looksLikeRoster } from '../core/roster/looks-like-roster.ts';
import { isThanks } from '../core/topic/thanks.ts';
import { isPrivateFlow } from '../core/violation/private-flows.ts';
import { RECEIPT_FLOW, RECEIPT_WAYS, receiptFlow, receiptWays } from '../core/violation/receipt-flow.ts';
import { TIP_FLOW, tipFlow } from '../core/violation/tip-flow.ts';
import type { Catalogue, CommuneContent } from '../ports/catalogue.ts';
import type { Words } from '../ports/words.ts';
import { citizenFlow } from './citizen-flow.ts';
import { createVocabulary } from './commands/count.ts';
import { unitInFocus } from './focus.ts';
import { isHelper } from './help/is-helper.ts';
import { createLabelsOf } from './labels-of.ts';
import type { Request } from './outcome.ts';
import type { Plan, Planner } from './planner.ts';
import type { ReadQuestion } from './queries/question-reader.ts';
import { createWhyWords } from './queries/why-words.ts';
import { remember } from './remember.ts';
import { isPlaceOf } from './rosters/roster-reader.ts';
import { unitsReportedBy } from './units-reported-by.ts';
import { deskOf, intakeOf } from './violation/intake-of.ts';
import { visibleUnits } from './visible-units.ts';

export type MakeScene = (request: Omit<Request, 'tx'>) => Scene;

interface Deps {
  readonly catalogue: Catalogue;
  readonly planner: Planner;
  readonly words: Words;
  readonly readQuestion: ReadQuestion;
}

const PRIVATE: ReadonlyMap<string, Flow> = new Map([
  [RECEIPT_FLOW, receiptFlow],
  [RECEIPT_WAYS, receiptWays],
]);

const LANGUAGES: readonly Language[] = ['vi', 'en'];

/** What one person, at one moment, in one commune, can see and be understood to say. */
export function createMakeScene({ catalogue, planner, words, readQuestion }: Deps): MakeScene {
  const said = (key: string): string => LANGUAGES.map((language) => words.say(language, { key })).join('|');
  const phrases = COMMANDS.flatMap((command) => toPhrases(command, said(`command.words.${command}`)));
  const spoken = byFirstWord(phrases);
  const controls = toControlWords(
    CONTROLS.map((control) => [control, said(`message.words.${control}`)] as const),
  );
  const whyWords = createWhyWords(said);
  const thanks = splitWords(said('topic.thanks-words')).map(fold);
  const labelsOf = createLabelsOf(words);
  const toGuideMenus = (plan?: Plan) => guideMenus(catalogue.chapters, catalogue.guides, plan?.campaign);
  const guideMenusOf = remember((plan: Plan, _: string) => toGuideMenus(plan));
  const usualGuideMenus = toGuideMenus();
  // Made once for each plan and unit: the plan is the configuration, and both stand still while we run.
  const flowOfUnit = remember((plan: Plan, flow: string) =>
    unitFlow(plan.campaign, plan.content.units, flow),
  );
  const vocabulary = createVocabulary(words);
  const countWords = remember((plan: Plan, _: string) =>
    vocabulary(plan.campaign.metrics.map(({ id }) => id)),
  );

  const placesOf = remember((content: CommuneContent, _: string) => isPlaceOf(content));
  const citizenFlowOf = remember(citizenFlow);
  const tipFlowOf = remember((content: CommuneContent, campaign: string): Flow | undefined => {
    const section = content.campaigns.find(({ id }) => id === campaign)?.violations;
    const { commune } = content;
    return section && tipFlow({ section, timeZone: commune.timeZone, place: communeTitle(commune) });
  });

  return ({ door, at, conversation, grants }) => {
    const plan = planner.current(door.commune, at);
    const menus = plan ? guideMenusOf(plan, '') : usualGuideMenus;
    return {
      at,
      home: MENU,
      hasRole: grants.length > 0,
      flowFor(id) {
        if (id === MENU) return home();
        if (id === HELPING) return isHelper(grants, door.commune) ? helpingMenu : undefined;
        if (isOfficeMenu(id))
          return officeMenus((action) => may(grants, action, { commune: door.commune })).get(id);
        if (id === ANSWER_DIFFICULTY)
          return may(grants, 'answer-difficulty', { commune: door.commune })
            ? answerDifficultyFlow
            : undefined;
        if (id === BULLETIN_WORDS)
          return may(grants, 'announce', { commune: door.commune }) ? bulletinWordsFlow : undefined;
        if (isPrivateFlow(id)) return privateFlow(id);
        const unit = unitOfFlow(id);
        if (unit === undefined)
          return (
            menus.flows.get(id) ?? catalogue.guides.get(id) ?? (plan ? citizenFlowOf(plan, id) : undefined)
          );
        const allowed = may(grants, 'report-for-unit', { commune: door.commune, unit });
        return plan && allowed ? flowOfUnit(plan, id) : undefined;
      },
      understand: (text, choices) =>
        understand(
          text,
          choices.map((choice) => ({ id: choice.id, labels: labelsOf(conversation.language, choice) })),
        ),
      isLabel: (text, choice) => {
        const option = { id: choice.id, labels: labelsOf(conversation.language, choice) };
        return matchWords(text, [option], 'whole').length > 0;
      },
      readControl: (text, mayBeName) => readControl(text, controls, mayBeName),
      readSlash: (text) => readSlash(text, phrases),
      isRoster: (text) =>
        plan !== undefined &&
        looksLikeRoster(text, placesOf(plan.content, '')) &&
        unitsReportedBy(grants, plan.content).length > 0 &&
        // A survey lists households, and says so before them.
        readPhrase(text, spoken)?.command !== 'survey',
      // A code that was read aloud or copied comes without any words.
      readPhrase: (text) => {
        if (isBareCode(text)) return { command: 'join', args: text };
        const order = readPhrase(text, spoken);
        if (order?.command === 'explain' && isAskedOfTopics(text)) return undefined;
        // "Số liệu thôn 3" asks, "số liệu bhyt 12" reports.
        return order === undefined || order.command === 'total'
          ? (countsIn(order?.args ?? text) ?? order)
          : order;
      },
      readQuestion: (text) => {
        if (plan === undefined || visibleUnits(grants, plan.content).length === 0) return undefined;
        const why = whyIn(text);
        if (why) return why;
        const question = readQuestion(plan, text, at);
        if (question === undefined) return undefined;
        // A report has no figures, but people who have not filed it.
        if (question.wants === 'total' && (question.report ?? question.nth)) return undefined;
        const { wants = isOfficer() && isDetailed(question) ? 'total' : undefined } = question;
        return wants && { command: wants, args: text };
      },
      isThanks: (text) => isThanks(text, thanks),
      find: catalogue.topics.finder.find,
    };

    /** "Sao thôn 3 thấp thế", "visao": asked of a figure, or of reminders that did not help. */
    function whyIn(typed: string): Order | undefined {
      const why = plan && readWhy(typed, whyWords);
      if (plan === undefined || why === undefined) return undefined;
      const unit = unitIn(plan.content.units, why.about);
      const isRead = readQuestion(plan, why.about, at) !== undefined;
      const isWhole = /^[\d ]*$/.test(why.about) && (why.isSure || why.isOfFigures);
      // "Vì sao không cài được" names something that is counted, and asks for help with it.
      if (unit === undefined && !isWhole && !(isRead && why.isOfFigures)) return undefined;
      const args = isWhole ? '' : isRead && why.of === 'figure' ? why.about : (unit?.id ?? why.about);
      return { command: why.of === 'figure' ? 'explain' : 'why', args };
    }

    /** "Vì sao phải cài VNeID" asks for no figure, whoever asks. */
    function isAskedOfTopics(typed: string): boolean {
      if (readWhy(typed, whyWords) === undefined || whyIn(typed)) return false;
      const { topic, confidence } = catalogue.topics.finder.find(typed);
      return topic !== 'none' && confidence >= SURE;
    }

    /** "bhyt 12, gplx 5", "ấp 1 bhyt 12" is a report of numbers, where nothing in it is anything else. */
    function countsIn(text: string): Order | undefined {
      if (plan === undefined || !/\d/.test(text) || unitsReportedBy(grants, plan.content).length === 0)
        return undefined;
      const groups = plan.campaign.groups.length > 0 ? readGroups(text) : undefined;
      const isUnit = (words: string): boolean => 'unit' in findUnit(plan.content.units, words);
      if (groups?.isWhole && (groups.unitWords === '' || isUnit(groups.unitWords)))
        return { command: 'group-counts', args: text };
      const vocabulary = countWords(plan, '');
      const isWhole = (said: string): boolean => readCounts(said, vocabulary)?.unknown.length === 0;
      const { unitWords, rest } = splitSubject(withoutTalk(text), vocabulary);
      // Names and addresses have numbers too, so that looking for a unit among all of them comes last.
      return isWhole(text) || (unitWords !== '' && isWhole(rest) && isUnit(unitWords))
        ? { command: 'count', args: text }
        : undefined;
    }

    function privateFlow(id: string): Flow | undefined {
      if (id !== TIP_FLOW) return deskOf(planner, door.commune, at) && PRIVATE.get(id);
      const intake = intakeOf(planner, door.commune, at);
      return intake && tipFlowOf(intake.content, intake.campaign.id);
    }

    function isOfficer(): boolean {
      return may(grants, 'see-commune', { commune: door.commune });
    }

    function home(): Flow {
      const content = catalogue.communes.get(door.commune);
      const units = plan ? unitsReportedBy(grants, plan.content) : [];
      const focus = units.find(({ id }) => id === unitInFocus(conversation.focus, at));
      return menuFlow({
        campaign: plan?.campaign,
        place: content ? communeTitle(content.commune) : plain(door.commune),
        units,
        ...(focus && (units.length > 1 || isOfficer()) && { focus }),
        isOfficer: isOfficer(),
        helps: isHelper(grants, door.commune),
        mayInvite: may(grants, 'invite-to-unit', { commune: door.commune }),
        receives: intakeOf(planner, door.commune, at) !== undefined,
        finder: menus.finder,
      });
    }
  };
}
