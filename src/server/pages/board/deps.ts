import type { DrawChart } from '../../../app/draw-charts.ts';
import type { MakeExport } from '../../../app/exports/make-export.ts';
import type { Planner } from '../../../app/planner.ts';
import type { Visits } from '../../../app/visits.ts';
import type { WordsOf } from '../../../app/words-of.ts';
import type { Catalogue } from '../../../ports/catalogue.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Store } from '../../../ports/store.ts';
import type { Words } from '../../../ports/words.ts';

export interface BoardDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly planner: Planner;
  readonly guides: Catalogue['guides'];
  readonly words: Words;
  readonly wordsOf: WordsOf;
  readonly visits: Visits;
  readonly drawChart: DrawChart;
  readonly makeExport: MakeExport;
}
