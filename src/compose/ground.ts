import type { MakeInvitation } from '../app/make-invitation.ts';
import type { MakeLink } from '../app/make-link.ts';
import type { Planner } from '../app/planner.ts';
import type { ReadQuestion } from '../app/queries/question-reader.ts';
import type { Visits } from '../app/visits.ts';
import type { WordsOf } from '../app/words-of.ts';
import type { Catalogue } from '../ports/catalogue.ts';
import type { Channel } from '../ports/channel.ts';
import type { Cipher } from '../ports/cipher.ts';
import type { Clock } from '../ports/clock.ts';
import type { Media, OpenFile } from '../ports/media.ts';
import type { Store } from '../ports/store.ts';
import type { Words } from '../ports/words.ts';

/** What every part of the composition may stand on, made once. */
export interface Ground {
  readonly store: Store;
  readonly clock: Clock;
  readonly cipher: Cipher;
  readonly media: Media;
  readonly openFile: OpenFile;
  readonly channels: readonly Channel[];
  readonly ids: () => string;
  readonly catalogue: Catalogue;
  readonly planner: Planner;
  readonly words: Words;
  readonly wordsOf: WordsOf;
  readonly readQuestion: ReadQuestion;
  readonly makeInvitation: MakeInvitation;
  readonly makeLink: MakeLink;
  readonly visits: Visits;
  /** Where browsers reach this process, without a path. */
  readonly publicUrl: () => string;
}
