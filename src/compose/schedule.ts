import { createCarryChanges } from '../app/carry-changes.ts';
import type { RunCommand } from '../app/carry-out.ts';
import { createClosePhases } from '../app/close-phases.ts';
import { createAddUnit } from '../app/commands/change/add-unit.ts';
import { createListChanges } from '../app/commands/change/list-changes.ts';
import { createMergeUnits } from '../app/commands/change/merge-units.ts';
import { createMoveDeadline } from '../app/commands/change/move-deadline.ts';
import { createPause, createResume } from '../app/commands/change/pause.ts';
import { createRenameUnit } from '../app/commands/change/rename-unit.ts';
import { createRetireUnit } from '../app/commands/change/retire-unit.ts';
import { createSplitUnit } from '../app/commands/change/split-unit.ts';
import { createUndo } from '../app/commands/change/undo.ts';
import { createConfirm } from '../app/commands/confirm.ts';
import { createLoudspeaker } from '../app/commands/loudspeaker.ts';
import { createConfirmRole } from '../app/commands/roles/confirm-role.ts';
import { createEndRole } from '../app/commands/roles/end-role.ts';
import { createReplaceHead } from '../app/commands/roles/replace-head.ts';
import { createOpenPhases } from '../app/open-phases.ts';
import type { Command } from '../core/command/command.ts';
import type { Task } from '../server/loop.ts';
import type { Ground } from './ground.ts';

type ScheduleCommand = Extract<
  Command,
  | 'add-unit'
  | 'rename-unit'
  | 'merge-units'
  | 'split-unit'
  | 'retire-unit'
  | 'move-deadline'
  | 'pause'
  | 'resume-campaign'
  | 'changes'
  | 'undo'
  | 'confirm'
  | 'replace-head'
  | 'end-role'
  | 'loudspeaker'
>;

/** What changes a plan from the chat, and what comes of it by the clock. */
export interface ScheduleParts {
  readonly commands: Readonly<Record<ScheduleCommand, RunCommand>>;
  /** Before reminders are looked at. */
  readonly due: readonly Task[];
}

export function composeSchedule(ground: Ground): ScheduleParts {
  const { catalogue, planner, makeInvitation, store, clock, ids } = ground;
  return {
    commands: {
      'add-unit': createAddUnit({ planner, ids }),
      'rename-unit': createRenameUnit({ planner, ids }),
      'merge-units': createMergeUnits({ planner, ids }),
      'split-unit': createSplitUnit({ planner, ids }),
      'retire-unit': createRetireUnit({ planner, ids }),
      'move-deadline': createMoveDeadline({ planner, ids }),
      pause: createPause({ planner, ids }),
      'resume-campaign': createResume({ planner, ids }),
      changes: createListChanges(planner),
      undo: createUndo({ catalogue, planner }),
      confirm: createConfirm({
        planner,
        ids,
        confirmRole: createConfirmRole({ planner, makeInvitation, ids }),
      }),
      'replace-head': createReplaceHead({ planner, ids }),
      'end-role': createEndRole({ planner, ids }),
      loudspeaker: createLoudspeaker(planner),
    },
    due: [
      { name: 'changes', run: createCarryChanges({ store, clock, planner }) },
      // What is over is told before what begins.
      { name: 'closings', run: createClosePhases({ store, clock, planner }) },
      { name: 'openings', run: createOpenPhases({ store, clock, planner }) },
    ],
  };
}
