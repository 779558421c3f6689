import { begin, step } from '../../../src/core/flow/engine.ts';
import type { Flow } from '../../../src/core/flow/flow.ts';
import { offers } from '../../../src/core/flow/offers.ts';
import type { Answers, Effect, Event, Session, Step } from '../../../src/core/flow/session.ts';
import type { Text } from '../../../src/core/message/message.ts';
import { instant } from '../../../src/core/time/instant.ts';

export const at = instant('2025-12-22T08:00:00+07:00');

/** As the database would give it back: proof that a session is plain data. */
export const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** One conversation with one flow, for tests that read like one. */
export function play(flow: Flow, answers?: Answers) {
  let now: Step = begin(flow, answers);
  const react = (event: Event): void => {
    now = step(flow, stored(now.session), event);
  };
  const player = {
    type: (text: string, more: { choice?: string; choices?: readonly string[] } = {}) =>
      again(() => react({ type: 'heard', heard: { text }, at, ...more })),
    choose: (id: string) => player.type('…', { choice: id }),
    tap: (id: string) => {
      const token =
        offers(flow, now.session).find((choice) => choice.id === id)?.token ?? `nothing offers ${id}`;
      return player.tapToken(token);
    },
    tapToken: (token: string) => again(() => react({ type: 'heard', heard: { text: '', token }, at })),
    back: () => again(() => react({ type: 'went-back' })),
    askAgain: () => again(() => react({ type: 'asked-again' })),
    get session(): Session {
      return now.session;
    },
    get effects(): readonly Effect[] {
      return now.effects;
    },
    /** The keys of everything said last, in order. */
    get said(): readonly string[] {
      return now.effects.flatMap((effect) =>
        effect.type === 'say' ? effect.say.parts.map(({ key }) => key) : [],
      );
    },
    get parts(): readonly Text[] {
      return now.effects.flatMap((effect) => (effect.type === 'say' ? effect.say.parts : []));
    },
    get offered(): readonly string[] {
      return offers(flow, now.session).map(({ id }) => id);
    },
    tokenOf: (id: string) => offers(flow, now.session).find((choice) => choice.id === id)?.token ?? '',
  };
  return player;

  function again(act: () => void) {
    act();
    return player;
  }
}
