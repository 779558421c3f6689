import type { Campaign } from '../core/campaign/campaign.ts';
import type { Commune } from '../core/campaign/commune.ts';
import type { Unit } from '../core/campaign/unit.ts';
import type { Flow, FlowId } from '../core/flow/flow.ts';
import type { Chapter } from '../core/flow/guide.ts';
import type { Calendar } from '../core/time/calendar.ts';
import type { Topic } from '../core/topic/topic.ts';
import type { Finder } from './finder.ts';

/** One commune as its files describe it. */
export interface CommuneContent {
  readonly commune: Commune;
  readonly units: readonly Unit[];
  readonly campaigns: readonly Campaign[];
}

/** Everything that was read from data/: checked, frozen, the same for the whole life of the process. */
export interface Catalogue {
  readonly communes: ReadonlyMap<string, CommuneContent>;
  readonly guides: ReadonlyMap<string, Flow>;
  /** The guides of each chapter, as they stand in menus. */
  readonly chapters: ReadonlyMap<Chapter, readonly string[]>;
  /** What free text is answered with. */
  readonly topics: { readonly finder: Finder; readonly guides: ReadonlyMap<Topic, FlowId> };
  /** Public holidays and swapped days; without it only weekends are days off. */
  readonly calendar?: Calendar;
}
