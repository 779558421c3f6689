import type { Order } from '../command/command.ts';
import type { Flow } from '../flow/flow.ts';
import type { Choice } from '../message/message.ts';
import type { Instant } from '../time/instant.ts';
import type { Found } from '../topic/topic.ts';
import type { Control } from './control.ts';

/** What the dialogue needs to know of the world while it hears one message. All of it plain functions of data. */
export interface Scene {
  readonly at: Instant;
  /** The menu of this person, where everything starts and ends. */
  readonly home: string;
  /** They report for a unit or work for the commune; everybody else is a citizen. */
  readonly hasRole: boolean;
  /** Guides, and flows made from the plan for this person; undefined when there is no such flow for them (any more). */
  flowFor(id: string): Flow | undefined;
  /** The choice that a typed answer means, in the person's language; undefined when none or several. */
  understand(text: string, choices: readonly Choice[]): string | undefined;
  /** The text is all that is written on this button, or another way to say just that. */
  isLabel(text: string, choice: Choice): boolean;
  /** `mayBeName`: not what can be somebody's name without its marks. */
  readControl(text: string, mayBeName?: boolean): Control | undefined;
  readSlash(text: string): Order | undefined;
  readPhrase(text: string): Order | undefined;
  /** A question about the figures in anybody's words, from somebody who may see some. */
  readQuestion(text: string): Order | undefined;
  isThanks(text: string): boolean;
  /** The text is a list of people, from somebody who reports for a unit. */
  isRoster(text: string): boolean;
  /** What a free text is about. */
  find(text: string): Found;
}
