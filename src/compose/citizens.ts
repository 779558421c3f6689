import type { Record as Recorder, RunCommand } from '../app/carry-out.ts';
import { createAmend } from '../app/commands/amend.ts';
import { askRight } from '../app/commands/ask-right.ts';
import { createCallOff, createRate, createSolved } from '../app/commands/close-help.ts';
import { createDeclare } from '../app/commands/declare.ts';
import { createErase } from '../app/commands/erase.ts';
import { createErasures } from '../app/commands/erasures.ts';
import { createGroup } from '../app/commands/group.ts';
import { createClaim, createRequests, talk } from '../app/commands/help-desk.ts';
import { createVisit, createVisits } from '../app/commands/home-visits.ts';
import { createCallHuman } from '../app/commands/human.ts';
import { createLooked } from '../app/commands/looked.ts';
import { createMyData } from '../app/commands/my-data.ts';
import { createRights } from '../app/commands/rights.ts';
import { createSettle } from '../app/commands/settle.ts';
import { createVerify } from '../app/commands/verify.ts';
import { createHelpDesk } from '../app/help/desk.ts';
import { createIncidents, createSettleIncident, reportIncident } from '../app/incidents/commands.ts';
import { createRecordIncident } from '../app/incidents/record-incident.ts';
import { createWatchIncidents } from '../app/incidents/watch-incidents.ts';
import { createNoticeOf } from '../app/notice-of.ts';
import { createNudge, quiet } from '../app/nudge.ts';
import { createPurgeOld } from '../app/purge-old.ts';
import { createRecordDeclaration } from '../app/records/record-declaration.ts';
import { createRecordHelp } from '../app/records/record-help.ts';
import { createRecordOwnCorrection } from '../app/records/record-own-correction.ts';
import { createRecordRight } from '../app/records/record-right.ts';
import { createRecordTalk } from '../app/records/record-talk.ts';
import { createErasePerson } from '../app/rights/erase-person.ts';
import { createOpenRequest } from '../app/rights/open-request.ts';
import { createVerificationCodeOf } from '../app/verification-code.ts';
import { createWatchHelp } from '../app/watch-help.ts';
import { createWatchRights } from '../app/watch-rights.ts';
import type { Command } from '../core/command/command.ts';
import type { Task } from '../server/loop.ts';
import type { Ground } from './ground.ts';

type CitizenCommand = Extract<
  Command,
  | 'declare'
  | 'group'
  | 'mydata'
  | 'amend'
  | 'takeback'
  | 'erase'
  | 'object'
  | 'rights'
  | 'settle'
  | 'refuse'
  | 'erasures'
  | 'incident'
  | 'incidents'
  | 'incident-told'
  | 'incident-closed'
  | 'looked'
  | 'human'
  | 'verify'
  | 'quiet'
  | 'requests'
  | 'claim'
  | 'talk'
  | 'visit'
  | 'visits'
  | 'solved'
  | 'rate'
  | 'calloff'
>;

/** What citizens can do beside following guides, and what officers answer them. */
export function composeCitizens(ground: Ground) {
  const { store, clock, channels, catalogue, planner, words, ids, cipher } = ground;
  const noticeOf = createNoticeOf(words);
  const openRequest = createOpenRequest({ catalogue, ids });
  const desk = createHelpDesk({ catalogue, planner, words });
  const erasePerson = createErasePerson({ ids });
  const commands: Readonly<Record<CitizenCommand, RunCommand>> = {
    declare: createDeclare({ planner, noticeOf }),
    group: createGroup({ planner, words, ids }),
    mydata: createMyData({ planner, openRequest }),
    amend: createAmend(planner),
    takeback: createErase('withdraw', { catalogue, erasePerson, openRequest }),
    erase: createErase('erase', { catalogue, erasePerson, openRequest }),
    object: askRight,
    rights: createRights(catalogue),
    settle: createSettle('done', { catalogue, ids }),
    refuse: createSettle('refused', { catalogue, ids }),
    erasures: createErasures(catalogue),
    incident: reportIncident,
    incidents: createIncidents(catalogue),
    'incident-told': createSettleIncident('told', catalogue),
    'incident-closed': createSettleIncident('closed', catalogue),
    looked: createLooked({ catalogue, planner }),
    verify: createVerify({ catalogue, codeOf: createVerificationCodeOf(cipher, catalogue) }),
    quiet,
    human: createCallHuman({ catalogue, planner }),
    requests: createRequests({ planner }),
    claim: createClaim({ planner, words, desk }),
    talk,
    visit: createVisit({ planner, desk }),
    visits: createVisits({ planner }),
    solved: createSolved(desk),
    rate: createRate(desk),
    calloff: createCallOff(desk),
  };
  const records: readonly (readonly [string, Recorder])[] = [
    ['declaration', createRecordDeclaration({ planner, ids, noticeOf })],
    ['own-correction', createRecordOwnCorrection({ planner, openRequest })],
    ['help', createRecordHelp({ planner, ids, desk })],
    ['talk', createRecordTalk(desk)],
    ['right', createRecordRight({ catalogue, openRequest })],
    ['incident', createRecordIncident({ catalogue, ids })],
  ];
  const due: readonly Task[] = [
    { name: 'rights', run: createWatchRights({ store, clock, catalogue }) },
    { name: 'incidents', run: createWatchIncidents({ store, clock, catalogue }) },
    { name: 'nudges', run: createNudge({ store, clock, channels }) },
    { name: 'help', run: createWatchHelp({ store, clock, catalogue, desk }) },
  ];
  const later: readonly Task[] = [
    { name: 'purging', run: createPurgeOld({ store, clock, catalogue, planner, ids }) },
  ];
  return { commands, records, due, later };
}

export type CitizenParts = ReturnType<typeof composeCitizens>;
