import { may } from '../core/access/access.ts';
import { communeTitle } from '../core/campaign/commune-title.ts';
import { COMMANDS, readPhrase, readSlash, toPhrases } from '../core/command/command.ts';
import { CONTROLS, readControl, toControlWords } from '../core/dialogue/control.ts';
import type { Scene } from '../core/dialogue/scene.ts';
import type { Flow } from '../core/flow/flow.ts';
import { matchWords } from '../core/message/match-words.ts';
import { type Language, plain } from '../core/message/message.ts';
import { understand } from '../core/message/understand.ts';
import { splitWords } from '../core/message/words.ts';
import { correctFlow, unitOfCorrectFlow } from '../core/report/correct-flow.ts';
import { guideMenus } from '../core/report/guide-menus.ts';
import { MENU, menuFlow } from '../core/report/menu-flow.ts';
import { reportFlow, unitOfReportFlow } from '../core/report/report-flow.ts';
import { isThanks } from '../core/topic/thanks.ts';
import type { Catalogue } from '../ports/catalogue.ts';
import type { Words } from '../ports/words.ts';
import { citizenFlow } from './citizen-flow.ts';
import { createLabelsOf } from './labels-of.ts';
import type { Request } from './outcome.ts';
import type { Plan, Planner } from './planner.ts';
import { remember } from './remember.ts';
import { unitsReportedBy } from './units-reported-by.ts';

export type MakeScene = (request: Omit<Request, 'tx'>) => Scene;

interface Deps {
  readonly catalogue: Catalogue;
  readonly planner: Planner;
  readonly words: Words;
}

const LANGUAGES: readonly Language[] = ['vi', 'en'];

/** What one person, at one moment, in one commune, can see and be understood to say. */
export function createMakeScene({ catalogue, planner, words }: Deps): MakeScene {
  const said = (key: string): string => LANGUAGES.map((language) => words.say(language, { key })).join('|');
  const phrases = COMMANDS.flatMap((command) => toPhrases(command, said(`command.words.${command}`)));
  const controls = toControlWords(
    CONTROLS.map((control) => [control, said(`message.words.${control}`)] as const),
  );
  const thanks = splitWords(said('topic.thanks-words'));
  const labelsOf = createLabelsOf(words);
  const toGuideMenus = (plan?: Plan) => guideMenus(catalogue.chapters, catalogue.guides, plan?.campaign);
  const guideMenusOf = remember((plan: Plan, _: string) => toGuideMenus(plan));
  const usualGuideMenus = toGuideMenus();
  // Made once for each plan and unit: the plan is the configuration, and both stand still while we run.
  const listFlow = remember((plan: Plan, flow: string): Flow | undefined => {
    const unit = plan.content.units.find(
      ({ id }) => id === (unitOfReportFlow(flow) ?? unitOfCorrectFlow(flow)),
    );
    const make = unitOfReportFlow(flow) === undefined ? correctFlow : reportFlow;
    return unit && make(plan.campaign, unit);
  });

  const citizenFlowOf = remember(citizenFlow);

  return ({ door, at, conversation, grants }) => {
    const plan = planner.current(door.commune, at);
    const menus = plan ? guideMenusOf(plan, '') : usualGuideMenus;
    return {
      at,
      home: MENU,
      hasRole: grants.length > 0,
      flowFor(id) {
        if (id === MENU) return home();
        const unit = unitOfReportFlow(id) ?? unitOfCorrectFlow(id);
        if (unit === undefined)
          return (
            menus.flows.get(id) ?? catalogue.guides.get(id) ?? (plan ? citizenFlowOf(plan, id) : undefined)
          );
        const allowed = may(grants, 'report-for-unit', { commune: door.commune, unit });
        return plan && allowed ? listFlow(plan, id) : undefined;
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
      readControl: (text) => readControl(text, controls),
      readSlash: (text) => readSlash(text, phrases),
      readPhrase: (text) => readPhrase(text, phrases),
      isThanks: (text) => isThanks(text, thanks),
      find: catalogue.topics.finder.find,
    };

    function home(): Flow {
      const content = catalogue.communes.get(door.commune);
      return menuFlow({
        campaign: plan?.campaign,
        place: content ? communeTitle(content.commune) : plain(door.commune),
        units: plan ? unitsReportedBy(grants, plan.content) : [],
        isOfficer: may(grants, 'see-commune', { commune: door.commune }),
        finder: menus.finder,
      });
    }
  };
}
