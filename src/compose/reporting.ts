import { photoLook } from '../adapters/media/photo-look.ts';
import type { Record as RecordAnswers, RunCommand } from '../app/carry-out.ts';
import { createBase } from '../app/commands/base.ts';
import { createBaseHistory } from '../app/commands/base-history.ts';
import { createCheck, createChecked } from '../app/commands/check.ts';
import { createClosed } from '../app/commands/closed.ts';
import { createCount, createVocabulary, type Vocabulary } from '../app/commands/count.ts';
import { createCredits } from '../app/commands/credits.ts';
import { createDifficulties, createReply } from '../app/commands/difficulties.ts';
import { createDifficulty } from '../app/commands/difficulty.ts';
import { createEvidence } from '../app/commands/evidence.ts';
import { createFlags } from '../app/commands/flags.ts';
import { createGroupCounts } from '../app/commands/group-counts.ts';
import { createHand } from '../app/commands/hand.ts';
import { createHanded } from '../app/commands/handed.ts';
import { createHistory } from '../app/commands/history.ts';
import { createLeft } from '../app/commands/left.ts';
import { createPledge } from '../app/commands/pledge.ts';
import { createReject } from '../app/commands/reject.ts';
import { createRetract } from '../app/commands/retract.ts';
import { createSurvey } from '../app/commands/survey.ts';
import { createBehalf, createSwitch } from '../app/commands/switch.ts';
import { createEvidencePurpose, EVIDENCE } from '../app/evidence/evidence-purpose.ts';
import { createTakeEvidence } from '../app/evidence/take-evidence.ts';
import { createTickOff } from '../app/handed/tick-off.ts';
import { createDrawJob } from '../app/jobs/draw-job.ts';
import { createFlagsJob } from '../app/jobs/flags-job.ts';
import type { Purpose } from '../app/media/purpose.ts';
import { createRecordCounts } from '../app/records/record-counts.ts';
import { createRecordDifficulty } from '../app/records/record-difficulty.ts';
import { createRecordDifficultyAnswer } from '../app/records/record-difficulty-answer.ts';
import { createRecordEvidence } from '../app/records/record-evidence.ts';
import { createRecordHouseholds } from '../app/records/record-households.ts';
import { DRAW_JOB, FLAGS_JOB } from '../app/reporting/long-lists.ts';
import { createReaderOf } from '../app/rosters/roster-reader.ts';
import type { JobHandler } from '../app/run-jobs.ts';
import { createStateSurvey } from '../app/survey/state-survey.ts';
import type { FileTaker } from '../app/take-files.ts';
import type { Ground } from './ground.ts';

export type ReportingCommand =
  | 'count'
  | 'evidence'
  | 'difficulty'
  | 'difficulties'
  | 'reply'
  | 'switch'
  | 'behalf'
  | 'left'
  | 'history'
  | 'retract'
  | 'flags'
  | 'check'
  | 'checked'
  | 'reject'
  | 'base'
  | 'pledge'
  | 'closed'
  | 'credits'
  | 'hand'
  | 'handed'
  | 'survey'
  | 'base-history'
  | 'group-counts';

/** What units report besides their lists of people. */
export interface ReportingParts {
  readonly vocabulary: Vocabulary;
  readonly commands: Readonly<Record<ReportingCommand, RunCommand>>;
  readonly records: readonly (readonly [string, RecordAnswers])[];
  readonly purposes: readonly (readonly [string, Purpose])[];
  readonly takers: readonly FileTaker[];
  readonly jobs: readonly (readonly [string, JobHandler])[];
}

export function composeReporting({ store, clock, planner, words, ids }: Ground): ReportingParts {
  const vocabulary = createVocabulary(words);
  const readerOf = createReaderOf({ words, vocabulary });
  const recordEvidence = createRecordEvidence({ planner, ids });
  const stateSurvey = createStateSurvey(words);
  const recordDifficulty = createRecordDifficulty({ planner, ids });
  const difficulties = createDifficulties(planner);
  return {
    vocabulary,
    commands: {
      count: createCount({ planner, vocabulary }),
      evidence: createEvidence({ planner, record: recordEvidence }),
      difficulty: createDifficulty({ planner, record: recordDifficulty, list: difficulties }),
      difficulties,
      reply: createReply(planner),
      switch: createSwitch(planner),
      behalf: createBehalf(planner),
      left: createLeft(planner),
      history: createHistory(planner),
      retract: createRetract(planner),
      flags: createFlags({ planner, ids }),
      check: createCheck({ planner, ids }),
      checked: createChecked(planner),
      reject: createReject(planner),
      base: createBase(planner, vocabulary),
      pledge: createPledge(planner),
      closed: createClosed(planner),
      credits: createCredits(planner),
      hand: createHand({ planner, ids }),
      survey: createSurvey({ planner, vocabulary, stateSurvey }),
      'base-history': createBaseHistory(planner),
      'group-counts': createGroupCounts(planner),
      handed: createHanded({ planner, words, readerOf, tickOff: createTickOff(ids) }),
    },
    records: [
      ['households', createRecordHouseholds({ planner, ids, stateSurvey })],
      ['counts', createRecordCounts(planner)],
      ['evidence', recordEvidence],
      ['difficulty', recordDifficulty],
      ['difficulty-answer', createRecordDifficultyAnswer(planner)],
    ],
    jobs: [
      [FLAGS_JOB, createFlagsJob({ store, clock, planner })],
      [DRAW_JOB, createDrawJob({ store, clock, planner })],
    ],
    purposes: [[EVIDENCE, createEvidencePurpose({ planner, photoLook })]],
    takers: [createTakeEvidence(planner)],
  };
}
