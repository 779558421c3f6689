import { randomJoinCode } from '../adapters/code/random-code.ts';
import type { RunCommand } from '../app/carry-out.ts';
import { createAnswer } from '../app/commands/answer.ts';
import { createCalls } from '../app/commands/calls.ts';
import { cancelJob } from '../app/commands/cancel-job.ts';
import { createCorrect } from '../app/commands/correct.ts';
import { createExtend } from '../app/commands/extend.ts';
import { createHandover } from '../app/commands/handover.ts';
import { createInvite } from '../app/commands/invite.ts';
import { createJoin } from '../app/commands/join.ts';
import { speak } from '../app/commands/language.ts';
import { createLater } from '../app/commands/later.ts';
import { createList } from '../app/commands/list.ts';
import { createListPage } from '../app/commands/list-page.ts';
import { createPlaces } from '../app/commands/places.ts';
import { createReceived } from '../app/commands/received.ts';
import { createRemind } from '../app/commands/remind.ts';
import { createReport } from '../app/commands/report.ts';
import { createStart } from '../app/commands/start.ts';
import { createSubmit } from '../app/commands/submit.ts';
import { createUndelivered } from '../app/commands/undelivered.ts';
import { createUnjoin } from '../app/commands/unjoin.ts';
import { createVouch } from '../app/commands/vouch.ts';
import { createWhy } from '../app/commands/why.ts';
import { createWithdraw } from '../app/commands/withdraw.ts';
import type { Command } from '../core/command/command.ts';
import type { AnnouncementParts } from './announcements.ts';
import type { CitizenParts } from './citizens.ts';
import type { Ground } from './ground.ts';
import type { OfficerParts } from './officer.ts';
import type { ReportingParts } from './reporting.ts';
import type { RosterParts } from './rosters.ts';
import type { ScheduleParts } from './schedule.ts';
import type { ViolationParts } from './violations.ts';

interface Parts {
  readonly officer: OfficerParts['commands'];
  readonly citizens: CitizenParts['commands'];
  readonly reporting: Pick<ReportingParts, 'commands' | 'vocabulary'>;
  readonly violations: ViolationParts['commands'];
  readonly schedule: ScheduleParts['commands'];
  readonly rosters: RosterParts['commands'];
  readonly announcements: AnnouncementParts['commands'];
}

/** Every command by its name, each with what it needs. */
export function composeCommands(
  { catalogue, planner, channels, cipher, makeInvitation, ids, makeLink }: Ground,
  { officer, citizens, reporting, violations, schedule, rosters, announcements }: Parts,
): Readonly<Record<Command, RunCommand>> {
  return {
    start: createStart({ catalogue, planner, cipher, ids }),
    places: createPlaces(catalogue),
    answer: createAnswer({ catalogue, planner, callHuman: citizens.human }),
    vietnamese: speak('vi'),
    english: speak('en'),
    report: createReport(planner, reporting.commands.count, reporting.vocabulary),
    join: createJoin({ planner, cipher, newCode: randomJoinCode, ids }),
    unjoin: createUnjoin(catalogue),
    list: createList(planner),
    submit: createSubmit(planner),
    // Whoever reports for no unit means their own row.
    correct: createCorrect(planner, citizens.amend),
    withdraw: createWithdraw(planner),
    invite: createInvite('head', { planner, makeInvitation, ids }),
    'invite-helper': createInvite('helper', { planner, makeInvitation, ids }),
    why: createWhy(planner),
    received: createReceived(planner),
    later: createLater(planner),
    handover: createHandover(planner),
    calls: createCalls(planner),
    undelivered: createUndelivered({ planner, channels }),
    remind: createRemind(planner),
    ...violations,
    extend: createExtend(planner),
    ...schedule,
    ...rosters,
    ...announcements,
    'list-page': createListPage(planner, makeLink),
    'cancel-job': cancelJob,
    vouch: createVouch(planner),
    ...officer,
    ...citizens,
    ...reporting.commands,
  };
}
