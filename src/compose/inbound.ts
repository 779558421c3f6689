import type { CarryOut } from '../app/carry-out.ts';
import { createConverse } from '../app/converse.ts';
import { createConverseInGroup } from '../app/converse-in-group.ts';
import { createNoteRun } from '../app/guides/note-run.ts';
import { createHandleInbound, type HandleInbound } from '../app/handle-inbound.ts';
import { createMakeScene } from '../app/make-scene.ts';
import { noteProgress } from '../app/nudge.ts';
import type { Meters } from '../ports/meters.ts';
import type { AnnouncementParts } from './announcements.ts';
import type { Ground } from './ground.ts';
import type { ViolationParts } from './violations.ts';

interface Parts {
  readonly carryOut: CarryOut;
  readonly privacy: ViolationParts['privacy'];
  readonly inGroup: AnnouncementParts['inGroup'];
  readonly meters: Meters;
  readonly onError: (what: string, error: unknown) => void;
}

/** What is done with a message that comes in, and what is noted of the conversation it belongs to. */
export function composeInbound(
  { store, clock, catalogue, planner, words, readQuestion }: Ground,
  { carryOut, privacy, inGroup, meters, onError }: Parts,
): HandleInbound {
  const makeScene = createMakeScene({ catalogue, planner, words, readQuestion });
  const noteRun = createNoteRun({ guides: catalogue.guides, planner });
  return createHandleInbound({
    store,
    clock,
    converse: createConverse({ makeScene, carryOut, privacy }),
    converseInGroup: createConverseInGroup({ makeScene, carryOut, ...inGroup }),
    onProgress(tx, commune, before, after, at) {
      noteProgress(tx, catalogue, commune, before, after, at);
      return noteRun(tx, commune, before, after, at);
    },
    onPoison(channel, key, error) {
      meters.count('parked', { channel });
      onError(`message ${key} of ${channel} was put aside`, error);
    },
  });
}
